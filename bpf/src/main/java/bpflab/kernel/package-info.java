/**
 * The port: what a kernel can be asked for (load, attach, look, run), and the values it answers with. Points at hook,
 * elf, map, btf, ast, obstacle, clang (for vmlinux.h), verifier and trouble.
 */
package bpflab.kernel;
