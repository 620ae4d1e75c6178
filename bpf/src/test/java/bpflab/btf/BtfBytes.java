package bpflab.btf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** BTF made by hand, for the kinds that this machine's compiler does not emit, and for wrong ones. */
final class BtfBytes {
    private final ByteOrder order;
    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

    BtfBytes(ByteOrder order) {
        this.order = order;
        strings.write(0);
    }

    static BtfBytes little() {
        return new BtfBytes(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds a string and gives its offset. */
    int string(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int offset = strings.size();
        strings.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        return offset;
    }

    /** Adds {@code struct btf_type} with the words behind it. */
    BtfBytes type(String name, Kind kind, int vlen, int sizeOrType, int... words) {
        return type(name, kind.ordinal() << 24 | vlen, sizeOrType, words);
    }

    /** The same with the flag in {@code info}. */
    BtfBytes flagged(String name, Kind kind, int vlen, int sizeOrType, int... words) {
        return type(name, 1 << 31 | kind.ordinal() << 24 | vlen, sizeOrType, words);
    }

    BtfBytes type(String name, int info, int sizeOrType, int... words) {
        word(string(name));
        word(info);
        word(sizeOrType);
        for (int word : words) {
            word(word);
        }
        return this;
    }

    BtfBytes integer(String name, int bytes, boolean signed) {
        return type(name, Kind.INT, 0, bytes, (signed ? 1 << 24 : 0) | bytes * 8);
    }

    private void word(int word) {
        types.writeBytes(ByteBuffer.allocate(4).order(order).putInt(word).array());
    }

    byte[] bytes() {
        ByteBuffer raw = ByteBuffer.allocate(24 + types.size() + strings.size()).order(order);
        raw.putShort((short) 0xeb9f)
                .put((byte) 1)
                .put((byte) 0)
                .putInt(24)
                .putInt(0)
                .putInt(types.size())
                .putInt(types.size())
                .putInt(strings.size());
        return raw.put(types.toByteArray()).put(strings.toByteArray()).array();
    }

    Btf parse() {
        return Btf.parse(bytes());
    }
}
