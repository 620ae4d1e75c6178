package bpflab.btf;

import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes to values, by type. One reader reads one value. */
final class ValueReader {
    /** Types that lie over each other many times, as no C program's do, would otherwise be read for ever. */
    private static final int VALUES_PER_BYTE = 256;

    private final Btf btf;
    private byte[] bytes;
    /** How many bytes there are, before a record that ends in its struct's padding gets all of that. */
    private final int given;
    private boolean flexible;
    private int rootBytes;
    /** Where the last field that has a size ends: the padding behind it is not counted. */
    private long fixedBytes;
    private long values;
    private int depth;

    ValueReader(Btf btf, byte[] bytes) {
        this.btf = btf;
        this.bytes = bytes;
        this.given = bytes.length;
    }

    /** A record: one with an array at its end may be shorter than its struct, whose padding it uses. */
    Value record(int typeId) {
        flexible = Fields.isFlexible(btf, typeId);
        if (flexible && given >= Fields.leastBytes(btf, typeId)) {
            bytes = Arrays.copyOf(bytes, Math.max(given, btf.size(typeId)));
        }
        return read(typeId);
    }

    Value read(int typeId) {
        Type type = btf.plain(typeId);
        if (type instanceof Type.Void
                || type instanceof Type.Function
                || type instanceof Type.Prototype
                || type instanceof Type.Forward) {
            return Value.bytes(bytes);
        }
        rootBytes = btf.size(typeId);
        fixedBytes = type instanceof Type.Composite struct ? Fields.end(btf, struct) : rootBytes;
        if (bytes.length < rootBytes) {
            throw Trouble.failed(
                    "cannot read a " + btf.typeName(typeId),
                            "it has " + rootBytes + " bytes, and there are " + bytes.length, "").toException();
        }
        return read(typeId, 0, 0);
    }

    /** The value that starts at a bit; {@code width} is a bit-field's, 0 for all others. */
    private Value read(int typeId, long at, int width) {
        if (++values > VALUES_PER_BYTE * (bytes.length + 16L) || ++depth > Btf.MAX_DEPTH) {
            throw BtfErrors.because("type " + typeId + " is made of itself");
        }
        Value value = btf.plain(typeId).match(new Place(at, width));
        depth--;
        return value;
    }

    private final class Place implements Type.Cases<Value> {
        private final long at;
        private final int width;

        Place(long at, int width) {
            this.at = at;
            this.width = width;
        }

        @Override
        public Value otherwise(Type type) {
            throw BtfErrors.because(
                    (type.name().isEmpty() ? "a " + type.kind() : type.name()) + " stands where a value should be");
        }

        @Override
        public Value integer(Type.Int type) {
            Bits bits = bits(at + type.bitOffset(), width == 0 ? type.bits() : width);
            return type.bool()
                    ? new Value.Bool(bits.read(bytes, btf.order(), false).signum() != 0)
                    : new Value.Int(bits.read(bytes, btf.order(), type.signed()));
        }

        @Override
        public Value enumeration(Type.Enumeration type) {
            Bits bits = bits(at, width == 0 ? type.bytes() * 8 : width);
            return Constants.named(type, bits.read(bytes, btf.order(), type.signed()), bits.count());
        }

        @Override
        public Value real(Type.Real type) {
            return Reals.of(bits(at, type.bytes() * 8).read(bytes, btf.order(), false), type);
        }

        @Override
        public Value pointer(Type.Pointer type) {
            return Unshown.is(btf, type) ? new Value.Hidden()
                    : new Value.Pointer(bits(at, Long.SIZE).read(bytes, btf.order(), false).longValue());
        }

        @Override
        public Value array(Type.Array type) {
            int itemBytes = btf.size(type.element());
            long count = type.length() == 0 ? trailing(itemBytes) : type.length();
            if (btf.plain(type.element()) instanceof Type.Int item && item.isChar() && count > 0) {
                return CharArray.read(bytes, bits(at, (int) Math.min(count * 8, Integer.MAX_VALUE)))
                        .orElseGet(() -> items(type, count, 1));
            }
            return items(type, itemBytes == 0 ? 0 : count, itemBytes);
        }

        private Value items(Type.Array type, long count, int itemBytes) {
            List<Value> items = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                items.add(read(type.element(), at + i * itemBytes * 8, 0));
            }
            return new Value.Array(items);
        }

        /**
         * A flexible array has the items that fit behind all other fields, in a record or where there is more than the
         * whole value: it may begin in the padding at the value's end. One in the middle has none.
         */
        private long trailing(int itemBytes) {
            long from = at / 8;
            boolean last = from >= rootBytes || (flexible || given > rootBytes) && from >= fixedBytes;
            return itemBytes > 0 && last ? Math.max(0, given - from) / itemBytes : 0;
        }

        @Override
        public Value composite(Type.Composite type) {
            if (Unshown.is(type)) {
                return new Value.Hidden();
            }
            Map<String, Value> fields = new LinkedHashMap<>();
            for (Type.Member member : type.members()) {
                Value value = read(member.type(), at + member.bitOffset(), member.bits());
                if (!member.name().isEmpty()) {
                    fields.put(member.name(), value);
                } else if (value instanceof Value.Struct inner) {
                    fields.putAll(inner.fields());
                }
            }
            Value struct = new Value.Struct(fields);
            return type.isAddress() && at % 8 == 0 ? new Value.Noted(address(), struct) : struct;
        }

        private String address() {
            return Address.text(Arrays.copyOfRange(bytes, (int) (at / 8), (int) (at / 8) + 16));
        }

        @Override
        public Value section(Type.Section type) {
            Map<String, Value> fields = new LinkedHashMap<>();
            for (Type.Place place : type.variables()) {
                fields.put(btf.type(place.variable()).name(), read(place.variable(), at + 8L * place.byteOffset(), 0));
            }
            return new Value.Struct(fields);
        }

        private Bits bits(long from, int count) {
            Bits bits = new Bits(from, count);
            if (from < 0 || bits.end() > bytes.length) {
                throw BtfErrors.because(
                        "a value at byte " + from / 8 + " lies outside of its " + bytes.length + " bytes");
            }
            return bits;
        }
    }
}
