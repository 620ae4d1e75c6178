/**
 * The tree that clang makes of C: statements, expressions and types, each with its place. Points at json.
 *
 * <p>A {@link bpflab.ast.Node} belongs to one function; it is read from
 * {@code clang -Xclang -ast-dump -Xclang -ast-dump-filter=NAME}: a tenth of the bytes of the same tree as JSON (8 KB
 * for 86 KB), a line a node, and the types of expressions in it, so that nothing else of the file is needed. A
 * {@link bpflab.ast.Cursor} belongs to a whole file; it is read from JSON, which alone tells offsets, what came out of
 * which macro, and which declaration a name means.
 */
package bpflab.ast;
