/**
 * The real kernel behind the port, through libbpf: all that knows libbpf's C names. One public type, LinuxKernel.
 * Points at kernel, hook, elf, map, btf, clang, verifier, machine and trouble.
 */
package bpflab.libbpf;
