/**
 * C as older tutorials wrote it to today's C, with a reason for each change. Points at clang, ast, hook, owner,
 * trace and trouble.
 *
 * <p>Here is what all dialects share: a text and its tokens, edits by offset and what becomes of its lines, what a rule
 * is. A sub-room knows one dialect each; {@code dialect.all} joins them.
 */
package bpflab.dialect;
