package bpflab.btf;

import java.util.Locale;
import java.util.stream.Collectors;

/** Types as C spells them, declarators inside out: {@code int (*)[4]}. */
final class TypeName {
    /** A name of more types than this is no C program's. */
    private static final int MAX_TYPES = 4096;

    private final Btf btf;
    private int depth;
    private int types;

    TypeName(Btf btf) {
        this.btf = btf;
    }

    String of(int typeId) {
        return spell(typeId, "");
    }

    /** The type with a declarator: what stands where a variable's name would. */
    private String spell(int typeId, String declarator) {
        if (++depth > Btf.MAX_DEPTH || ++types > MAX_TYPES) {
            throw BtfErrors.because("type " + typeId + " is made of itself");
        }
        String text = btf.type(typeId).match(new Spelling(declarator));
        depth--;
        return text;
    }

    private static String join(String words, String declarator) {
        return declarator.isEmpty() ? words : words + " " + declarator;
    }

    private final class Spelling implements Type.Cases<String> {
        private final String declarator;

        Spelling(String declarator) {
            this.declarator = declarator;
        }

        @Override
        public String otherwise(Type type) {
            return join(type instanceof Type.Forward f ? (f.union() ? "union " : "struct ") + f.name() : type.name(),
                    declarator);
        }

        @Override
        public String composite(Type.Composite t) {
            return tagged(t.kind() == Kind.UNION ? "union" : "struct", t);
        }

        @Override public String enumeration(Type.Enumeration t) { return tagged("enum", t); }

        private String tagged(String word, Type type) {
            return join(word + " " + (type.name().isEmpty() ? "{...}" : type.name()), declarator);
        }

        @Override public String pointer(Type.Pointer t) { return spell(t.target(), "*" + declarator); }

        @Override
        public String array(Type.Array t) {
            return spell(t.element(), inner() + "[" + (t.length() == 0 ? "" : t.length()) + "]");
        }

        @Override
        public String prototype(Type.Prototype t) {
            return spell(t.result(), inner() + "(" + parameters(t) + ")");
        }

        @Override public String function(Type.Function t) { return spell(t.prototype(), t.name()); }

        @Override public String variable(Type.Variable t) { return spell(t.type(), t.name()); }

        @Override
        public String modifier(Type.Modifier t) {
            String word = t.kind() == Kind.TYPE_TAG ? "" : t.kind().name().toLowerCase(Locale.ROOT);
            boolean ofPointer = btf.type(t.target()) instanceof Type.Pointer;
            if (word.isEmpty()) {
                return spell(t.target(), declarator);
            }
            return ofPointer ? spell(t.target(), join(word, declarator)) : word + " " + spell(t.target(), declarator);
        }

        /** A pointer to an array or a function needs parentheses. */
        private String inner() {
            return declarator.startsWith("*") ? "(" + declarator + ")" : declarator;
        }

        private String parameters(Type.Prototype t) {
            String all = t.parameters().stream()
                    .map(p -> p.type() == 0 ? "..." : spell(p.type(), ""))
                    .collect(Collectors.joining(", "));
            return all.isEmpty() ? "void" : all;
        }
    }
}
