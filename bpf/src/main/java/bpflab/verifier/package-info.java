/**
 * The text of a verifier log to its lines, and a rejection to its explanation: cause, fix, source lines. Points at btf,
 * elf, insn, ast, hook and map.
 *
 * <p>Four sub-rooms, each uses only those before it: {@code log} reads what the kernel wrote, {@code rules} are the
 * tables of what it says and what that means, {@code story} tells what happened in this program, {@code stack} which
 * bytes of the stack a program hands out that it never wrote.
 */
package bpflab.verifier;
