/**
 * Instructions, source lines and names to the rows of a dump: compiled, xlated, and every stage under its C line.
 * Points at kernel, elf, map, btf and insn.
 */
package bpflab.listing;
