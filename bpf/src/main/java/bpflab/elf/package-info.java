/**
 * An object file's bytes to its description: programs, maps, relocations, source lines. Points at insn, btf, map,
 * owner and trouble.
 */
package bpflab.elf;
