package bpflab.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The two sections of BTF with the place of each type: struct btf_header and struct btf_type of
 * include/uapi/linux/btf.h. Finding the places is all that is done before somebody asks: 170,000 types of a kernel take
 * some milliseconds.
 */
final class TypeTable {
    private static final int MAGIC = 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int TYPE_BYTES = 12;

    private final ByteBuffer types;
    private final byte[] strings;
    private final int[] places;

    private TypeTable(ByteBuffer types, byte[] strings) {
        this.types = types;
        this.strings = strings;
        this.places = places(types);
    }

    static TypeTable parse(byte[] raw) {
        if (raw.length < HEADER_BYTES) {
            throw BtfErrors.because("it has " + raw.length + " bytes, and its header alone has " + HEADER_BYTES);
        }
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order(raw));
        if (buffer.get(2) != 1) {
            throw BtfErrors.because("its version is " + (buffer.get(2) & 0xff) + ", and only version 1 is known");
        }
        long header = Integer.toUnsignedLong(buffer.getInt(4));
        if (header < HEADER_BYTES) {
            throw BtfErrors.because(
                    "its header says that it has " + header + " bytes; it has at least " + HEADER_BYTES);
        }
        ByteBuffer types = section(buffer, header, 8);
        byte[] strings = new byte[section(buffer, header, 16).remaining()];
        section(buffer, header, 16).get(strings);
        if (strings.length == 0 || strings[0] != 0 || strings[strings.length - 1] != 0) {
            throw BtfErrors.because("its string section does not begin and end with a zero byte");
        }
        return new TypeTable(types, strings);
    }

    private static ByteOrder order(byte[] raw) {
        int first = (raw[0] & 0xff) | (raw[1] & 0xff) << 8;
        if (first == MAGIC) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        if (first == Short.toUnsignedInt(Short.reverseBytes((short) MAGIC))) {
            return ByteOrder.BIG_ENDIAN;
        }
        throw BtfErrors.because("it does not begin with the mark of BTF, 0xeb9f");
    }

    /** The section whose offset, counted from the end of the header, and length are at {@code field}. */
    private static ByteBuffer section(ByteBuffer raw, long header, int field) {
        long start = header + Integer.toUnsignedLong(raw.getInt(field));
        long bytes = Integer.toUnsignedLong(raw.getInt(field + 4));
        if (start + bytes > raw.capacity()) {
            throw BtfErrors.because(
                    "a section ends at byte " + (start + bytes) + ", behind the last of " + raw.capacity()
                            + ": it was cut off");
        }
        return raw.slice((int) start, (int) bytes).order(raw.order());
    }

    private static int[] places(ByteBuffer types) {
        int[] places = new int[types.capacity() / TYPE_BYTES + 2]; // void, and a last one that may be cut off
        int count = 1;
        int at = 0;
        while (at < types.capacity()) {
            places[count++] = at;
            at = end(types, at, count - 1);
        }
        return Arrays.copyOf(places, count);
    }

    private static int end(ByteBuffer types, int at, int id) {
        if (at + TYPE_BYTES > types.capacity()) {
            throw BtfErrors.because("type " + id + " was cut off");
        }
        int info = types.getInt(at + 4);
        Kind kind = Kind.of(info >>> 24 & 0x1f);
        if (kind == null) {
            throw BtfErrors.because(
                    "type " + id + " is of kind " + (info >>> 24 & 0x1f) + ", which is not known (1 to "
                            + (Kind.values().length - 1) + " are)");
        }
        int end = at + TYPE_BYTES + kind.trailerBytes(info & 0xffff);
        if (end > types.capacity()) {
            throw BtfErrors.because("type " + id + " was cut off");
        }
        return end;
    }

    ByteOrder order() {
        return types.order();
    }

    /** One more than the greatest id. */
    int count() {
        return places.length;
    }

    Kind kind(int id) {
        return id == 0 ? Kind.VOID : Kind.of(info(id) >>> 24 & 0x1f);
    }

    /**
     * The name, info and size-or-type words of {@code struct btf_type}, from 0; behind them, from 3, the kind's own
     * words.
     */
    int word(int id, int index) {
        return types.getInt(places[checked(id)] + 4 * index);
    }

    int info(int id) {
        return word(id, 1);
    }

    String string(int offset) {
        int end = checkedString(offset);
        while (strings[end] != 0) {
            end++;
        }
        return new String(strings, offset, end - offset, StandardCharsets.UTF_8);
    }

    /** Whether the string at an offset is these bytes. */
    boolean isString(int offset, byte[] text) {
        int end = checkedString(offset) + text.length;
        return end < strings.length && strings[end] == 0 && Arrays.equals(strings, offset, end, text, 0, text.length);
    }

    private int checkedString(int offset) {
        if (offset < 0 || offset >= strings.length) {
            throw BtfErrors.because(
                    "it has no string at " + Integer.toUnsignedLong(offset) + "; its strings have " + strings.length
                            + " bytes");
        }
        return offset;
    }

    private int checked(int id) {
        if (id <= 0 || id >= places.length) {
            throw BtfErrors.because(
                    "it has no type " + Integer.toUnsignedLong(id) + "; its last is " + (places.length - 1));
        }
        return id;
    }
}
