/**
 * The tree that clang makes of a C function: statements, expressions and types, each with its place. Points at nothing.
 *
 * <p>Read from {@code clang -Xclang -ast-dump -Xclang -ast-dump-filter=NAME}: a tenth of the bytes of the same tree as
 * JSON (8 KB for 86 KB), a line a node, and the types of expressions in it, so that nothing else of the file is needed.
 */
package bpflab.ast;
