package bpflab.btf;

/**
 * The kinds of include/uapi/linux/btf.h, in the order of their numbers, with the bytes that follow
 * {@code struct btf_type}.
 */
public enum Kind {
    VOID(0, 0),
    INT(4, 0),
    PTR(0, 0),
    ARRAY(12, 0),
    STRUCT(0, 12),
    UNION(0, 12),
    ENUM(0, 8),
    FWD(0, 0),
    TYPEDEF(0, 0),
    VOLATILE(0, 0),
    CONST(0, 0),
    RESTRICT(0, 0),
    FUNC(0, 0),
    FUNC_PROTO(0, 8),
    VAR(4, 0),
    DATASEC(0, 12),
    FLOAT(0, 0),
    DECL_TAG(4, 0),
    TYPE_TAG(0, 0),
    ENUM64(0, 12);

    private static final Kind[] ALL = values();

    private final int once;
    private final int each;

    Kind(int once, int each) {
        this.once = once;
        this.each = each;
    }

    /** The kind of a number, null when it is newer than this table or is no type's. */
    static Kind of(int number) {
        return number > 0 && number < ALL.length ? ALL[number] : null;
    }

    /** The bytes after the 12 of {@code struct btf_type}, when it says that it has {@code items} members. */
    int trailerBytes(int items) {
        return once + each * items;
    }
}
