package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.util.Optional;
import java.util.function.Predicate;

/** An expression that reads or writes memory, taken apart: the pointer that it goes through, and what is at its end. */
record Access(CFunction function, Node node) {

    /** Whether it goes through a pointer or into an array. */
    static boolean is(Node node) {
        return node.is("ArraySubscriptExpr")
                || node.is("UnaryOperator") && node.text().equals("*")
                || node.is("MemberExpr") && (node.detail().contains("->") || is(node.child(0).bare()));
    }

    /** The expression, as it is written. */
    String text() {
        return function.text(node);
    }

    /** The pointer that is followed, or the array that is gone into when it is a variable itself. */
    Node pointer() {
        return pointer(node);
    }

    private static Node pointer(Node node) {
        Node inner = node.child(0);
        if (node.is("ParenExpr")) {
            return pointer(inner);
        }
        if (node.is("UnaryOperator") || node.is("MemberExpr") && node.detail().contains("->")) {
            return inner.written();
        }
        if (node.is("ArraySubscriptExpr")) {
            Node array = inner.written();
            boolean inStruct = inner.detail().contains("ArrayToPointerDecay") && is(array);
            return inStruct ? pointer(array) : array;
        }
        return node.is("MemberExpr") ? pointer(inner.written()) : node;
    }

    /** The variable that the pointer is, or is computed from; empty when there is none or more than one. */
    String variable() {
        Node pointer = pointer();
        var names = pointer.all().filter(n -> n.is("DeclRefExpr")).map(Node::text).distinct().toList();
        return pointer.bare().is("DeclRefExpr") ? pointer.bare().text() : names.size() == 1 ? names.get(0) : "";
    }

    /** The array element that it is or lies in, with an index that is not a number. */
    Optional<Node> element() {
        Node at = node;
        while (true) {
            if (at.is("ArraySubscriptExpr") && !at.child(1).bare().is("IntegerLiteral")) {
                return Optional.of(at);
            }
            if (at.is("MemberExpr", "ArraySubscriptExpr", "ParenExpr", "ImplicitCastExpr")
                    && !at.children().isEmpty()) {
                at = at.child(0);
            } else {
                return pointer().all().filter(n -> n.is("ArraySubscriptExpr")).findFirst();
            }
        }
    }

    /** How many elements the array has that an element is of; 0 when it is behind a pointer. */
    static int elements(Node element) {
        return Node.elements(element.child(0).written().canonicalType());
    }

    /** The first address behind what is accessed, in C; empty when it cannot be written without doing something. */
    String beyond() {
        String whole = text();
        String through = function.text(pointer());
        if (whole.isEmpty() || through.isEmpty()) {
            return "";
        }
        if (whole.matches(".*(\\+\\+|--).*")) {
            return pointer().bare().is("UnaryOperator")
                    ? "(void *)(" + function.text(pointer().bare().child(0).written()) + " + 1)"
                    : "";
        }
        boolean varies = element().isPresent();
        Node array = node.child(0).written();
        if (node.is("ArraySubscriptExpr") && array == pointer()) {
            return "(void *)(" + operand(array) + " + " + next(node.child(1)) + ")";
        }
        if (varies && !node.detail().contains("bitfield")) {
            return "(void *)(&" + whole + " + 1)";
        }
        return "(void *)(" + operand(pointer()) + " + 1)";
    }

    private String next(Node index) {
        Node bare = index.bare();
        if (bare.is("IntegerLiteral") && bare.text().matches("\\d{1,8}")) {
            return String.valueOf(highest(Integer.parseInt(bare.text())) + 1);
        }
        return operand(index.written()) + " + 1";
    }

    /**
     * The highest of the numbers that the same pointer is indexed with in the same block: one check serves them all.
     */
    private int highest(int index) {
        Node block = function.around(node).stream().filter(n -> n.is("CompoundStmt")).reduce((a, b) -> b)
                .orElse(Node.NOTHING);
        return block.all()
                .filter(n -> n.is("ArraySubscriptExpr")
                        && function.text(n.child(0)).equals(function.text(node.child(0))))
                .map(n -> n.child(1).bare())
                .filter(n -> n.is("IntegerLiteral") && n.text().matches("\\d{1,4}"))
                .mapToInt(n -> Integer.parseInt(n.text()))
                .reduce(index, Math::max);
    }

    /** As it can stand beside a {@code +}. */
    private String operand(Node operand) {
        String text = function.text(operand);
        return operand.is("BinaryOperator", "ConditionalOperator") ? "(" + text + ")" : text;
    }

    /** The first in and below a node for which this holds, the outermost of nested ones. */
    static Optional<Access> first(CFunction function, Node under, Predicate<Access> wanted) {
        return under.all().filter(Access::is).map(n -> new Access(function, n)).filter(wanted).findFirst();
    }
}
