package bpflab.btf;

/** Sizes of types in bytes; pointers have 8, as everywhere in BPF. */
final class Sizes implements Type.Cases<Long> {
    /** Stands for all that will be refused, so that a few dimensions do not overflow. */
    private static final long TOO_MANY = 1L << 32;

    private final Btf btf;
    private int depth;

    Sizes(Btf btf) {
        this.btf = btf;
    }

    int of(int typeId) {
        long bytes = bytes(typeId);
        if (bytes > Integer.MAX_VALUE) {
            throw BtfErrors.because("type " + typeId + " has " + bytes + " bytes");
        }
        return (int) bytes;
    }

    private long bytes(int typeId) {
        return btf.plain(typeId).match(this);
    }

    @Override
    public Long otherwise(Type type) {
        throw BtfErrors.because(
                (type.name().isEmpty() ? "a " + type.kind() : type.name()) + " has no values, so it has no size");
    }

    @Override public Long integer(Type.Int type) { return (long) type.bytes(); }

    @Override public Long real(Type.Real type) { return (long) type.bytes(); }

    @Override public Long pointer(Type.Pointer type) { return (long) Long.BYTES; }

    @Override public Long composite(Type.Composite type) { return (long) type.bytes(); }

    @Override public Long enumeration(Type.Enumeration type) { return (long) type.bytes(); }

    @Override
    public Long array(Type.Array type) {
        if (++depth > Btf.MAX_DEPTH) {
            throw BtfErrors.because("an array is made of itself");
        }
        long element = bytes(type.element());
        depth--;
        boolean tooMany = element != 0 && type.length() > TOO_MANY / element;
        return tooMany ? TOO_MANY : element * type.length();
    }

    /** As far as the last variable when the section itself says 0: an object file before loading. */
    @Override
    public Long section(Type.Section type) {
        long end = type.variables().stream()
                .mapToLong(v -> Integer.toUnsignedLong(v.byteOffset()) + Integer.toUnsignedLong(v.bytes()))
                .max()
                .orElse(0);
        return Math.max(type.bytes(), end);
    }
}
