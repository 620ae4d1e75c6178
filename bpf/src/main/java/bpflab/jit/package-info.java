/**
 * Machine code to the rows of a dump, by libLLVM's disassembler. Points at listing, btf, kernel, libbpf and machine.
 */
package bpflab.jit;
