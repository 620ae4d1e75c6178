package bpflab.btf;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The words of one type to its record. */
final class TypeDecoder {
    /** Where the words behind {@code struct btf_type} begin. */
    private static final int TRAILER = 3;

    private final TypeTable table;
    private final int id;

    private TypeDecoder(TypeTable table, int id) {
        this.table = table;
        this.id = id;
    }

    static Type decode(TypeTable table, int id) {
        return id == 0 ? new Type.Void() : new TypeDecoder(table, id).decode();
    }

    private Type decode() {
        Kind kind = table.kind(id);
        return switch (kind) {
            case INT -> integer();
            case PTR -> new Type.Pointer(sizeOrType());
            case ARRAY -> new Type.Array(own(0), own(1), Integer.toUnsignedLong(own(2)));
            case STRUCT, UNION -> new Type.Composite(kind, name(), size(), items(3, this::member));
            case ENUM -> new Type.Enumeration(kind, name(), integerSize(), flag(), items(2, this::constant));
            case ENUM64 -> new Type.Enumeration(kind, name(), integerSize(), flag(), items(3, this::constant64));
            case FWD -> new Type.Forward(name(), flag());
            case TYPEDEF -> new Type.Typedef(name(), sizeOrType());
            case VOLATILE, CONST, RESTRICT, TYPE_TAG -> new Type.Modifier(kind, name(), sizeOrType());
            case FUNC -> new Type.Function(name(), sizeOrType(), vlen());
            case FUNC_PROTO ->
                    new Type.Prototype(sizeOrType(), items(2, at -> new Type.Parameter(string(own(at)), own(at + 1))));
            case VAR -> new Type.Variable(name(), sizeOrType(), own(0));
            case DATASEC ->
                    new Type.Section(name(), size(), items(3, at -> new Type.Place(own(at), own(at + 1), own(at + 2))));
            case FLOAT -> new Type.Real(name(), size());
            case DECL_TAG -> new Type.DeclTag(name(), sizeOrType(), own(0));
            default -> throw new IllegalStateException("the table has no " + kind);
        };
    }

    /** BTF_INT_ENCODING, BTF_INT_OFFSET and BTF_INT_BITS. */
    private Type integer() {
        int bits = own(0) & 0xff;
        int offset = own(0) >>> 16 & 0xff;
        int bytes = integerSize();
        if (bits + offset > bytes * 8) {
            throw BtfErrors.because("type " + id + " has " + bits + " bits in " + bytes + " bytes");
        }
        int encoding = own(0) >>> 24 & 0x0f;
        return new Type.Int(name(), bytes, bits, offset, (encoding & 1) != 0, (encoding & 4) != 0);
    }

    /** With the flag, an offset has the number of bits of a bit-field in its upper byte: BTF_MEMBER_BITFIELD_SIZE. */
    private Type.Member member(int at) {
        int offset = own(at + 2);
        return flag()
                ? new Type.Member(string(own(at)), own(at + 1), offset & 0xff_ffff, offset >>> 24)
                : new Type.Member(string(own(at)), own(at + 1), offset, 0);
    }

    private Type.Constant constant(int at) {
        return new Type.Constant(string(own(at)), flag() ? own(at + 1) : Integer.toUnsignedLong(own(at + 1)));
    }

    private Type.Constant constant64(int at) {
        return new Type.Constant(string(own(at)), Integer.toUnsignedLong(own(at + 1)) | (long) own(at + 2) << 32);
    }

    private <T> List<T> items(int words, IntFunction<T> item) {
        return IntStream.range(0, vlen()).mapToObj(i -> item.apply(i * words)).toList();
    }

    private int own(int index) {
        return table.word(id, TRAILER + index);
    }

    private String name() {
        return string(table.word(id, 0));
    }

    private String string(int offset) {
        return table.string(offset);
    }

    private int vlen() {
        return table.info(id) & 0xffff;
    }

    private boolean flag() {
        return table.info(id) < 0;
    }

    private int sizeOrType() {
        return table.word(id, 2);
    }

    private int size() {
        if (sizeOrType() < 0) {
            throw BtfErrors.because("type " + id + " has " + Integer.toUnsignedLong(sizeOrType()) + " bytes");
        }
        return sizeOrType();
    }

    private int integerSize() {
        if (size() < 1 || size() > 16) {
            throw BtfErrors.because("type " + id + " is a number of " + size() + " bytes; 1 to 16 are possible");
        }
        return size();
    }
}
