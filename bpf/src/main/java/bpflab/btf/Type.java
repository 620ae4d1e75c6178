package bpflab.btf;

import java.util.List;

/** One BTF type. Other types are named by their id; 0 is {@code void}. Names are empty where C gives none. */
public sealed interface Type {

    /** What the type is in the file. */
    Kind kind();

    /** The name; empty for an anonymous type and for kinds without one. */
    String name();

    /** Gives the type to the case for its shape. */
    <R> R match(Cases<R> on);

    /** {@code void}, which has id 0 and is not in the file. */
    record Void() implements Type {
        @Override public Kind kind() { return Kind.VOID; }
        @Override public String name() { return "void"; }
        @Override public <R> R match(Cases<R> on) { return on.otherwise(this); }
    }

    /**
     * An integer. {@code bits} may be less than {@code bytes * 8}: bit-fields of old compilers, which start at
     * {@code bitOffset}.
     */
    record Int(String name, int bytes, int bits, int bitOffset, boolean signed, boolean bool) implements Type {
        @Override public Kind kind() { return Kind.INT; }
        @Override public <R> R match(Cases<R> on) { return on.integer(this); }

        /** Whether this is C's {@code char}; clang never sets BTF_INT_CHAR, so the name decides. */
        boolean isChar() { return bytes == 1 && name.equals("char"); }
    }

    /** A float or double. */
    record Real(String name, int bytes) implements Type {
        @Override public Kind kind() { return Kind.FLOAT; }
        @Override public <R> R match(Cases<R> on) { return on.real(this); }
    }

    /** A pointer. */
    record Pointer(int target) implements Type {
        @Override public Kind kind() { return Kind.PTR; }
        @Override public String name() { return ""; }
        @Override public <R> R match(Cases<R> on) { return on.pointer(this); }
    }

    /** An array; {@code length} 0 is a flexible array member. */
    record Array(int element, int index, long length) implements Type {
        @Override public Kind kind() { return Kind.ARRAY; }
        @Override public String name() { return ""; }
        @Override public <R> R match(Cases<R> on) { return on.array(this); }
    }

    /** A struct or, by {@code kind}, a union. */
    record Composite(Kind kind, String name, int bytes, List<Member> members) implements Type {
        public Composite { members = List.copyOf(members); }

        /** Whether it is the kernel's IPv6 address, three arrays over each other. */
        boolean isAddress() { return kind == Kind.STRUCT && bytes == 16 && name.equals("in6_addr"); }

        @Override public <R> R match(Cases<R> on) { return on.composite(this); }
    }

    /** An enum, of 32 or fewer bits or, by {@code kind}, of 64. */
    record Enumeration(Kind kind, String name, int bytes, boolean signed, List<Constant> constants) implements Type {
        public Enumeration { constants = List.copyOf(constants); }
        @Override public <R> R match(Cases<R> on) { return on.enumeration(this); }
    }

    /** A struct or union that is only declared. */
    record Forward(String name, boolean union) implements Type {
        @Override public Kind kind() { return Kind.FWD; }
        @Override public <R> R match(Cases<R> on) { return on.otherwise(this); }
    }

    /** A typedef. */
    record Typedef(String name, int target) implements Type {
        @Override public Kind kind() { return Kind.TYPEDEF; }
        @Override public <R> R match(Cases<R> on) { return on.typedef(this); }
    }

    /** By {@code kind}: const, volatile, restrict, or a type tag (the only one with a name). */
    record Modifier(Kind kind, String name, int target) implements Type {
        @Override public <R> R match(Cases<R> on) { return on.modifier(this); }
    }

    /** A function; {@code prototype} is the id of a {@link Prototype}. Linkage: 0 static, 1 global, 2 extern. */
    record Function(String name, int prototype, int linkage) implements Type {
        @Override public Kind kind() { return Kind.FUNC; }
        @Override public <R> R match(Cases<R> on) { return on.function(this); }
    }

    /** What a function takes and gives; a last parameter of type 0 is the {@code ...} of C. */
    record Prototype(int result, List<Parameter> parameters) implements Type {
        public Prototype { parameters = List.copyOf(parameters); }
        @Override public Kind kind() { return Kind.FUNC_PROTO; }
        @Override public String name() { return ""; }
        @Override public <R> R match(Cases<R> on) { return on.prototype(this); }
    }

    /** A global variable. Linkage: 0 static, 1 global, 2 extern. */
    record Variable(String name, int type, int linkage) implements Type {
        /** {@code BTF_VAR_STATIC}: other files do not see it. */
        public boolean isStatic() { return linkage == 0; }
        @Override public Kind kind() { return Kind.VAR; }
        @Override public <R> R match(Cases<R> on) { return on.variable(this); }
    }

    /** A data section; in object files its size and offsets are 0 until the linker or libbpf fills them in. */
    record Section(String name, int bytes, List<Place> variables) implements Type {
        public Section { variables = List.copyOf(variables); }
        @Override public Kind kind() { return Kind.DATASEC; }
        @Override public <R> R match(Cases<R> on) { return on.section(this); }
    }

    /**
     * {@code btf_decl_tag("name")} on a type, or on one of its members or parameters; component -1 is the type itself.
     */
    record DeclTag(String name, int target, int component) implements Type {
        @Override public Kind kind() { return Kind.DECL_TAG; }
        @Override public <R> R match(Cases<R> on) { return on.otherwise(this); }
    }

    /** A member of a struct or union, placed in bits from its start; {@code bits} 0: as many as its type has. */
    record Member(String name, int type, int bitOffset, int bits) {}

    /** An enum's constant; an unsigned 64-bit one above 2^63 - 1 shows as negative. */
    record Constant(String name, long value) {}

    /** A parameter; the name may be empty. */
    record Parameter(String name, int type) {}

    /** Where a {@link Variable} is in its section. */
    record Place(int variable, int byteOffset, int bytes) {}

    /** An answer for each shape; shapes that a question does not know get {@link #otherwise}. */
    interface Cases<R> {
        /** The answer for all that has no answer of its own. */
        R otherwise(Type type);

        default R integer(Int type) { return otherwise(type); }

        default R real(Real type) { return otherwise(type); }

        default R pointer(Pointer type) { return otherwise(type); }

        default R array(Array type) { return otherwise(type); }

        default R composite(Composite type) { return otherwise(type); }

        default R enumeration(Enumeration type) { return otherwise(type); }

        default R typedef(Typedef type) { return otherwise(type); }

        default R modifier(Modifier type) { return otherwise(type); }

        default R function(Function type) { return otherwise(type); }

        default R prototype(Prototype type) { return otherwise(type); }

        default R variable(Variable type) { return otherwise(type); }

        default R section(Section type) { return otherwise(type); }
    }
}
