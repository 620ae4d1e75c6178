/**
 * Instructions, source lines and names to the rows of a dump: compiled, xlated, every stage under its C line with what
 * was rewritten, and control flow. Points at kernel, elf, btf and insn.
 */
package bpflab.listing;
