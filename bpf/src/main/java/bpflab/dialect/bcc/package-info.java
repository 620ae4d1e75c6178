/**
 * BCC's C to today's C: tables, their methods, probes without sections, and the reads that BCC puts in by itself.
 *
 * <p>clang reads the text behind a prelude that declares what BCC's rewriter knows; the rules look at its tree, and at
 * tokens where a tree has none. What BCC does is read off its {@code src/cc/frontends/clang/b_frontend_action.cc} and
 * {@code src/cc/export/helpers.h}.
 */
package bpflab.dialect.bcc;
