/** Machine code to the rows of a dump, by libLLVM's disassembler. Points at listing and kernel. */
package bpflab.jit;
