package bpflab.ast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function with its tree and the text of its file.
 *
 * @param tree the function's declaration
 * @param lines the lines of its file, the first is line 1
 */
public record CFunction(Node tree, List<String> lines) {
    private static final Pattern TOKEN = Pattern.compile(
            "[\\w.]+|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|->|\\+\\+|--|.", Pattern.DOTALL);
    private static final Pattern GAP = Pattern.compile("(?:\\s|/\\*.*?\\*/|\\))*");

    public CFunction {
        lines = List.copyOf(lines);
    }

    /** The function's name. */
    public String name() {
        return tree.text();
    }

    /** What it returns: {@code void}, {@code int}, {@code struct value *}. */
    public String returns() {
        int open = tree.type().indexOf('(');
        return open < 0 ? "" : tree.type().substring(0, open).strip();
    }

    /** Its parameters. */
    public List<Node> parameters() {
        return tree.children().stream().filter(child -> child.is("ParmVarDecl")).toList();
    }

    /** The line's text; empty when there is no such line. */
    public String line(int number) {
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
    }

    /** The index in the line's text of a column, which counts bytes from 1. */
    public static int index(String line, int column) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int before = Math.max(0, Math.min(column - 1, bytes.length));
        return new String(bytes, 0, before, StandardCharsets.UTF_8).length();
    }

    /** Where a node is in the text of its first line; as far as the line goes when it ends on another. */
    public Range range(Node node) {
        Span span = node.span();
        String line = line(span.line());
        int from = index(line, span.column());
        boolean whole = span.isWhole() && span.endLine() == span.line();
        return new Range(from, whole ? end(line, span.endColumn()) : line.stripTrailing().length());
    }

    private static int end(String line, int column) {
        Matcher token = TOKEN.matcher(line);
        int from = index(line, column);
        return token.find(Math.min(from, line.length())) ? token.end() : line.length();
    }

    /** What is written there, on one line; empty when a part of it comes out of a macro. */
    public String text(Node node) {
        Span span = node.span();
        if (!span.isWhole() || !span.file().equals(tree.span().endFile())) {
            return "";
        }
        if (span.line() == span.endLine()) {
            return range(node).of(line(span.line()));
        }
        StringBuilder text = new StringBuilder(line(span.line()).substring(range(node).from()).strip());
        for (int at = span.line() + 1; at < span.endLine(); at++) {
            text.append(' ').append(line(at).strip());
        }
        String last = line(span.endLine());
        return text.append(' ').append(last.substring(0, end(last, span.endColumn())).strip()).toString();
    }

    /**
     * The column that line information names for an expression: {@code Expr::getExprLoc} in clang. That of a member is
     * the member's name, of an element the array's, of an operation the operator.
     */
    public Position place(Node node) {
        Span span = node.span();
        switch (node.kind()) {
            case "MemberExpr":
                return new Position(span.endLine(), span.endColumn());
            case "ArraySubscriptExpr":
                return place(node.child(0).written());
            case "UnaryOperator":
                return node.detail().startsWith("postfix") || node.detail().contains(" postfix")
                        ? new Position(span.endLine(), span.endColumn())
                        : new Position(span.line(), span.column());
            case "BinaryOperator":
            case "CompoundAssignOperator":
                return operator(node);
            default:
                return new Position(span.line(), span.column());
        }
    }

    /** Where the sign between two operands is. */
    private Position operator(Node node) {
        Span left = node.child(0).span();
        if (!left.isWhole()) {
            return new Position(node.span().line(), 0);
        }
        String line = line(left.endLine());
        int from = end(line, left.endColumn());
        Matcher gap = GAP.matcher(line).region(Math.min(from, line.length()), line.length());
        int at = gap.lookingAt() ? gap.end() : from;
        return new Position(left.endLine(), line.substring(0, at).getBytes(StandardCharsets.UTF_8).length + 1);
    }

    /** The expressions that the place in line information can mean, the outermost first. */
    public List<Node> at(int line, int column) {
        return tree.all()
                .filter(node -> node.span().line() > 0)
                .filter(node -> place(node).equals(new Position(line, column)))
                .toList();
    }

    /** The expressions that lie on a line, as far as they begin there. */
    public List<Node> on(int line) {
        String file = tree.span().endFile();
        return tree.all().filter(node -> node.span().line() == line && node.span().file().equals(file)).toList();
    }

    /** What the node is inside of, from the function's body to its parent. */
    public List<Node> around(Node node) {
        List<Node> path = new ArrayList<>();
        find(tree, node, path);
        return path;
    }

    private static boolean find(Node at, Node wanted, List<Node> path) {
        if (at == wanted) {
            return true;
        }
        path.add(at);
        for (Node child : at.children()) {
            if (find(child, wanted, path)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }

    /** The declaration of a variable or parameter of this function. */
    public Optional<Node> declaration(String name) {
        return tree.all().filter(node -> node.is("VarDecl", "ParmVarDecl") && node.text().equals(name)).findFirst();
    }
}
