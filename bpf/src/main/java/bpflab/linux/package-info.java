/**
 * The real kernel behind the port: loading, maps, attaching, dumps, /proc. One public type, LinuxKernel. Points at
 * kernel, hook, libbpf, machine, elf, map, btf, clang, trace, verifier, insn and trouble.
 */
package bpflab.linux;
