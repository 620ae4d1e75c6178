package bpflab.btf;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * The types of an object file or of the kernel, in the format of Documentation/bpf/btf.rst. Immutable; a type is
 * decoded when it is first asked for. The split BTF of kernel modules, whose ids go on where the kernel's end, is not
 * read.
 *
 * <p>Whatever the bytes are, the methods answer or throw a {@link bpflab.trouble.TroubleException} that says what is
 * wrong with them.
 */
public final class Btf {
    /** Longer chains of typedefs and modifiers, and deeper types, are taken for a circle; the kernel's limit is 32. */
    static final int MAX_DEPTH = 64;

    private final TypeTable table;
    private final Type[] decoded;

    private Btf(TypeTable table) {
        this.table = table;
        this.decoded = new Type[table.count()];
    }

    /**
     * Reads {@code .BTF} bytes (or BPF_BTF_GET_INFO_BY_ID's, or /sys/kernel/btf/vmlinux).
     *
     * @throws bpflab.trouble.TroubleException when they are not BTF
     */
    public static Btf parse(byte[] raw) {
        return new Btf(TypeTable.parse(raw));
    }

    /**
     * Checks that every type names types and strings that are there, of the kinds that make sense: what libbpf trusts.
     * Costs a walk over all types, so not for a kernel's 170,000.
     *
     * @return this
     * @throws bpflab.trouble.TroubleException the first that does not
     */
    public Btf checked() {
        Soundness.check(this);
        return this;
    }

    /** The byte order of the machine that the types are for. */
    public ByteOrder order() {
        return table.order();
    }

    /** The number of types with {@code void}; ids are 0 to one less. */
    public int count() {
        return table.count();
    }

    /** The string at a byte offset of the string section; empty for 0. */
    public String string(int offset) {
        return table.string(offset);
    }

    /** The type of an id. */
    public Type type(int typeId) {
        if (typeId < 0 || typeId >= decoded.length) {
            throw BtfErrors.because(
                    "it has no type " + Integer.toUnsignedLong(typeId) + "; its last is " + (decoded.length - 1));
        }
        if (decoded[typeId] == null) {
            decoded[typeId] = TypeDecoder.decode(table, typeId);
        }
        return decoded[typeId];
    }

    /** The type of an id without typedefs, const, volatile, restrict and type tags; of a variable, its type's. */
    public Type plain(int typeId) {
        int id = typeId;
        for (int i = 0; i < MAX_DEPTH; i++) {
            int next = type(id).match(Inside.CASES);
            if (next < 0) {
                return type(id);
            }
            id = next;
        }
        throw BtfErrors.because("type " + typeId + " is defined by itself");
    }

    /** The id of the first type of that kind and name. */
    public OptionalInt find(Kind kind, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int id = 1; id < count(); id++) {
            if (table.kind(id) == kind && table.isString(table.word(id, 0), wanted)) {
                return OptionalInt.of(id);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The type's C name, as {@code struct flow}, {@code __u32}, {@code int [4]}, {@code char *},
     * {@code int (*)(void *)}.
     */
    public String typeName(int typeId) {
        return new TypeName(this).of(typeId);
    }

    /**
     * bpftool's prototype line of a function, without the colon: {@code int demo(struct xdp_md * ctx)}; empty when BTF
     * cannot say.
     */
    public String prototype(int functionTypeId) {
        return new Signature(this).of(functionTypeId);
    }

    /**
     * The size of a value of the type in bytes.
     *
     * @throws bpflab.trouble.TroubleException there are no values of it: void, a function
     */
    public int size(int typeId) {
        return new Sizes(this).of(typeId);
    }

    /**
     * The bytes of a key or value as a typed value: a section as a struct of its variables, members of nameless members
     * as the struct's own, and the flexible array at the end takes the bytes behind the struct. Of a type without
     * values, the bytes.
     *
     * @throws bpflab.trouble.TroubleException there are fewer bytes than the type has
     */
    public Value read(int typeId, byte[] bytes) {
        return new ValueReader(this, bytes).read(typeId);
    }

    /**
     * A record of that type: as {@link #read}, but where the type ends with an array without a length, all bytes behind
     * the other fields are the array's, be they in the struct's padding or behind it.
     *
     * @throws bpflab.trouble.TroubleException there are fewer bytes than {@link #leastBytes}
     */
    public Value record(int typeId, byte[] bytes) {
        return new ValueReader(this, bytes).record(typeId);
    }

    /** How many bytes a record of that type has at least. */
    public int leastBytes(int typeId) {
        return Fields.leastBytes(this, typeId);
    }

    /** Whether the type ends with an array without a length, so that records of it differ in size. */
    public boolean isFlexible(int typeId) {
        return Fields.isFlexible(this, typeId);
    }

    /** Whether values of that type can be added up: counters can, but not addresses, text, and unions. */
    public boolean addable(int typeId) {
        return new Addable(this).is(typeId);
    }

    /** The parts of a value of that type which are no structs, and where they lie. */
    public List<Leaf> leaves(int typeId) {
        return Leaves.of(this, typeId);
    }

    /**
     * A value typed by a person to bytes: {@code 80}, {@code 0x50}, {@code 'P'}, {@code XDP_DROP}, {@code "text"},
     * <code>{.saddr=10.11.0.2, .port=80}</code>,
     * <code>{saddr: 1}</code>, <code>{1, 80}</code>, JSON; what it does not name is 0. An IPv4 address fits any 4-byte
     * integer and goes there in network order; it, an IPv6 and a MAC address fit arrays of bytes and structs of their
     * size.
     *
     * @throws bpflab.trouble.TroubleException when it does not fit
     */
    public byte[] write(int typeId, String text) {
        return write(typeId, text, new byte[size(typeId)]);
    }

    /**
     * As {@link #write(int, String)}, but what the text does not name stays as it is in {@code now}, which is not
     * changed.
     */
    public byte[] write(int typeId, String text, byte[] now) {
        return new ValueWriter(this, typeId, text).over(now);
    }

    /** Those of its parts that are declared as numbers in a packet's order, {@code __be16} and {@code __be32}. */
    public List<Leaf> inNetworkOrder(int typeId) {
        return Leaves.inNetworkOrder(this, typeId);
    }

    /** The id behind a name or modifier, -1 when there is nothing behind. */
    private enum Inside implements Type.Cases<Integer> {
        CASES;

        @Override public Integer otherwise(Type type) { return -1; }

        @Override public Integer typedef(Type.Typedef type) { return type.target(); }

        @Override public Integer modifier(Type.Modifier type) { return type.target(); }

        @Override public Integer variable(Type.Variable type) { return type.type(); }
    }
}
