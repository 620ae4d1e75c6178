/** The text of a verifier log to its lines, and a rejection to its explanation: cause, fix, source lines. Points at btf and elf. */
package bpflab.verifier;
