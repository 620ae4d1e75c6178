/**
 * What stood in the way of a program before the verifier looked at it: libbpf's warnings, error numbers and the
 * object's description to a kind, a reason and what to do. Points at btf, elf, insn, map, hook, libbpf, machine,
 * verifier and trouble.
 */
package bpflab.obstacle;
