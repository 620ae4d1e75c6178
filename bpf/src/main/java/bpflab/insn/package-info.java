/** Bytes to instructions to the kernel's own text: RFC 9669 and the kernel's extras. Points at nothing. */
package bpflab.insn;
