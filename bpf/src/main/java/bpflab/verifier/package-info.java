/**
 * The text of a verifier log to its lines, and a rejection to its explanation: cause, fix, source lines. Points at btf
 * and elf.
 *
 * <p>{@link bpflab.verifier.VerifierLog} keeps the text; {@code LogReader} knows the kinds of lines,
 * {@code BackwardsLog} reads them backwards, {@code Origin} follows a register back to where its value came from, and
 * the {@code …Rules} are the tables of what the kernel says and what it means.
 */
package bpflab.verifier;
