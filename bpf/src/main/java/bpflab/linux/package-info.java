/**
 * The real kernel behind the port: loading, maps, attaching, dumps, /proc. Two doors, LinuxKernel and
 * NetworkNamespace. Points at kernel, hook, libbpf, machine, elf, map, btf, clang, trace, verifier, obstacle, ast and
 * trouble.
 */
package bpflab.linux;
