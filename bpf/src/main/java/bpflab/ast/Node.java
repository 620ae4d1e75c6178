package bpflab.ast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement, an expression or a declaration.
 *
 * @param kind clang's name for it: {@code MemberExpr}, {@code IfStmt}, {@code VarDecl}
 * @param span its place
 * @param type its type as it is written, {@code __u8 *}; empty when it has none
 * @param canonicalType the same without typedefs
 * @param text what is particular to it: the name that it declares or refers to, the member, the operator, the number
 * @param detail clang's further words: {@code prefix}, {@code ->}, {@code bitfield}, {@code <LValueToRValue>}
 * @param children in the order of the source
 */
public record Node(
        String kind, Span span, String type, String canonicalType, String text, String detail, List<Node> children) {
    /** Numbers by their types, without their signs: {@code unsigned} alone is an int. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("char", 1), Map.entry("_Bool", 1), Map.entry("short", 2), Map.entry("int", 4),
            Map.entry("", 4), Map.entry("long", 8), Map.entry("long long", 8), Map.entry("__int128", 16),
            Map.entry("float", 4), Map.entry("double", 8));

    /** A child that is left out, as the condition of {@code for (;;)}. */
    public static final Node NOTHING = new Node("", Span.NONE, "", "", "", "", List.of());

    public Node {
        children = List.copyOf(children);
    }

    /** Whether it is of one of these kinds. */
    public boolean is(String... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Itself and all below it, from the outermost on. */
    public Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    /** The child at that place; {@link #NOTHING} when there are fewer. */
    public Node child(int index) {
        return index < children.size() ? children.get(index) : NOTHING;
    }

    /** Without the parentheses and casts around it. */
    public Node bare() {
        Node at = this;
        while (at.is("ParenExpr", "ImplicitCastExpr", "CStyleCastExpr", "ConstantExpr") && !at.children.isEmpty()) {
            at = at.child(0);
        }
        return at;
    }

    /** Without what the compiler put around it: conversions that nobody wrote. */
    public Node written() {
        Node at = this;
        while (at.is("ImplicitCastExpr", "ConstantExpr") && !at.children.isEmpty()) {
            at = at.child(0);
        }
        return at;
    }

    /** The name of the function that it calls; empty when it is no call, or one through a pointer. */
    public String called() {
        return is("CallExpr") && child(0).bare().is("DeclRefExpr") ? child(0).bare().text : "";
    }

    /** What it is directly inside of, under this root. */
    public Optional<Node> parentOf(Node other) {
        return all().filter(node -> node.children.stream().anyMatch(child -> child == other)).findFirst();
    }

    /** How many bytes a number or pointer of its type has under BPF; 0 for structs, arrays and what is not known. */
    public int bytes() {
        String plain = canonicalType.replaceAll("\\b(?:const|volatile|unsigned|signed) ?", "").strip();
        return plain.endsWith("*") ? Long.BYTES : BYTES.getOrDefault(plain, plain.startsWith("enum ") ? 4 : 0);
    }

    /** How many elements a type has, as {@code char[16]}; 0 when it is no array. */
    public static int elements(String type) {
        int open = type.indexOf('[');
        int close = type.indexOf(']', open + 1);
        String number = open < 0 || close < 0 ? "" : type.substring(open + 1, close);
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }
}
