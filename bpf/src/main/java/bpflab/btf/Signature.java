package bpflab.btf;

import java.util.List;
import java.util.Map;

/**
 * A function's type line as bpftool prints it, odd spaces and all: {@code __btf_dumper_type_only} of
 * tools/bpf/bpftool/btf_dumper.c. Where bpftool prints no line (a tag in the type, a text over 1023 characters), the
 * answer is empty.
 */
final class Signature implements Type.Cases<Boolean> {
    /** The size of bpftool's buffer, with the closing zero. */
    private static final int BUFFER_BYTES = 1024;

    private static final Map<Kind, String> WORDS =
            Map.of(Kind.VOLATILE, "volatile ", Kind.CONST, "const ", Kind.RESTRICT, "restrict ");

    private final Btf btf;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Signature(Btf btf) {
        this.btf = btf;
    }

    String of(int typeId) {
        return print(typeId) ? text.toString() : "";
    }

    private boolean print(int typeId) {
        return typeId == 0 ? add("void ") : add("") && btf.type(typeId).match(this);
    }

    private boolean add(String more) {
        text.append(more);
        return text.length() < BUFFER_BYTES;
    }

    @Override
    public Boolean otherwise(Type type) {
        return type instanceof Type.Forward f && add((f.union() ? "union " : "struct ") + f.name() + " ");
    }

    @Override public Boolean integer(Type.Int t) { return add(t.name() + " "); }

    @Override public Boolean real(Type.Real t) { return add(t.name() + " "); }

    @Override public Boolean typedef(Type.Typedef t) { return add(t.name() + " "); }

    @Override
    public Boolean composite(Type.Composite t) {
        return add((t.kind() == Kind.UNION ? "union " : "struct ") + t.name() + " ");
    }

    @Override public Boolean enumeration(Type.Enumeration t) { return add("enum " + t.name() + " "); }

    @Override public Boolean array(Type.Array t) { return deeper(t.element()) && add("[" + (int) t.length() + "]"); }

    @Override public Boolean pointer(Type.Pointer t) { return deeper(t.target()) && add("* "); }

    @Override
    public Boolean modifier(Type.Modifier t) {
        return WORDS.containsKey(t.kind()) && add(WORDS.get(t.kind())) && deeper(t.target());
    }

    @Override
    public Boolean variable(Type.Variable t) {
        return add(t.linkage() == 0 ? "static " : "") && deeper(t.type()) && add(" " + t.name());
    }

    @Override public Boolean section(Type.Section t) { return add("section (\"" + t.name() + "\") "); }

    @Override public Boolean prototype(Type.Prototype t) { return call(t, ""); }

    @Override
    public Boolean function(Type.Function t) {
        return btf.type(t.prototype()) instanceof Type.Prototype p && call(p, t.name());
    }

    private boolean call(Type.Prototype prototype, String name) {
        return deeper(prototype.result()) && add(name + "(") && parameters(prototype.parameters()) && add(")");
    }

    private boolean parameters(List<Type.Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (!add(i == 0 ? "" : ", ") || !parameter(parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean parameter(Type.Parameter parameter) {
        if (parameter.type() == 0) {
            return add("...");
        }
        if (!deeper(parameter.type())) {
            return false;
        }
        if (parameter.name().isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return add(parameter.name());
    }

    /** A type inside a type; garbage may go in circles that print nothing. */
    private boolean deeper(int typeId) {
        boolean printed = ++depth < BUFFER_BYTES && print(typeId);
        depth--;
        return printed;
    }
}
