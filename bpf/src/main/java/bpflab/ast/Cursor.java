package bpflab.ast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A declaration, statement or expression of a whole file, with its place as offsets in the file's text.
 *
 * @param kind clang's name for it: {@code MemberExpr}, {@code VarDecl}
 * @param name what it declares or which member it names; empty when that means nothing
 * @param type its type as it is written; empty when it has none
 * @param plainType the same without typedefs, as far as clang says
 * @param place where it is
 * @param facts clang's further words by their names: {@code opcode}, {@code castKind}, {@code storageClass},
 *     {@code value}; {@code true} for those that it only has or has not
 * @param refers the declaration that it refers to: kind, name, type and place are known of it
 * @param children in the order of the source
 */
public record Cursor(
        String kind, String name, String type, String plainType, Place place, Map<String, String> facts,
        Optional<Cursor> refers, List<Cursor> children) {
    /** A child that is left out. */
    public static final Cursor NOTHING =
            new Cursor("", "", "", "", Place.NONE, Map.of(), Optional.empty(), List.of());

    public Cursor {
        facts = Map.copyOf(facts);
        children = List.copyOf(children);
    }

    /**
     * Where something is written: from its first letter to behind its last one.
     *
     * @param from the first letter; negative when it is not written in the file itself, but in what a header defines
     * @param to behind the last letter; negative as above
     * @param used where the macro is used that it comes out of, else the same as {@code from}
     * @param usedTo behind the macro's name that it ends in, else the same as {@code to}
     * @param nameAt where the name begins that a declaration declares; negative when it has none
     */
    public record Place(int from, int to, int used, int usedTo, int nameAt) {
        /** Nowhere. */
        public static final Place NONE = new Place(-1, -1, -1, -1, -1);

        /** Whether it begins and ends in the text of the file. */
        public boolean isWritten() {
            return from >= 0 && to > from;
        }
    }

    /** Whether it is of one of these kinds. */
    public boolean is(String... kinds) {
        for (String one : kinds) {
            if (one.equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** What clang says of it by that name; empty when nothing. */
    public String fact(String named) {
        return facts.getOrDefault(named, "");
    }

    /** Whether it is the operator, {@code &} for instance, of one or two operands. */
    public boolean isOperator(String sign) {
        return is("UnaryOperator", "BinaryOperator", "CompoundAssignOperator") && fact("opcode").equals(sign);
    }

    /** Itself and all below it, from the outermost on. */
    public Stream<Cursor> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Cursor::all));
    }

    /** The child at that place; {@link #NOTHING} when there are fewer. */
    public Cursor child(int index) {
        return index < children.size() ? children.get(index) : NOTHING;
    }

    /** Without the parentheses and casts around it. */
    public Cursor bare() {
        Cursor at = this;
        while (at.is("ParenExpr", "ImplicitCastExpr", "CStyleCastExpr", "ConstantExpr") && !at.children.isEmpty()) {
            at = at.child(0);
        }
        return at;
    }

    /** Without what the compiler put around it: conversions that nobody wrote. */
    public Cursor written() {
        Cursor at = this;
        while (at.is("ImplicitCastExpr", "ConstantExpr") && !at.children.isEmpty()) {
            at = at.child(0);
        }
        return at;
    }

    /** The name of the declaration that a plain name refers to; empty when it is no plain name. */
    public String referred() {
        return is("DeclRefExpr") ? refers.map(Cursor::name).orElse("") : "";
    }

    /** The name of the function that it calls; empty when it is no call, or one through a member. */
    public String called() {
        return is("CallExpr") ? child(0).bare().referred() : "";
    }

    /** The arguments of a call. */
    public List<Cursor> arguments() {
        return is("CallExpr") && !children.isEmpty() ? children.subList(1, children.size()) : List.of();
    }

    /** The parameters of a function. */
    public List<Cursor> parameters() {
        return children.stream().filter(child -> child.is("ParmVarDecl")).toList();
    }

    /** Whether its type is a pointer or an array. */
    public boolean isPointer() {
        return plainType.endsWith("*") || plainType.endsWith("]");
    }
}
