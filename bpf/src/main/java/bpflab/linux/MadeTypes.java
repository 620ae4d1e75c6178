package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * BTF for a map of a kind that the kernel makes only with types (storages: {@code bpf_local_storage_map_check_btf}), by
 * somebody who named none: a descriptor as the key, and as the value a number, or bytes where it is no number's size.
 * The layout is that of Documentation/bpf/btf.rst.
 */
final class MadeTypes {
    static final int KEY = 1;
    private static final int UNSIGNED = 2;
    private static final int BYTE = 3;
    private static final int ARRAY = 4;

    private static final byte[] NAMES =
            "\0int\0unsigned long long\0unsigned char\0".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_INT = 1;
    private static final int NAME_UNSIGNED = 5;
    private static final int NAME_BYTE = 24;
    private static final int HEADER_BYTES = 24;
    private static final int TYPES_BYTES = 3 * 16 + 24;
    private static final int KIND_INT = 1 << 24;
    private static final int KIND_ARRAY = 3 << 24;
    private static final int SIGNED = 1 << 24;
    private static final short MAGIC = (short) 0xeb9f;

    private MadeTypes() {}

    /** Loads them. */
    static Fd load(int valueBytes, String what) {
        byte[] btf = bytes(valueBytes);
        try (Memory memory = new Memory(btf.length)) {
            memory.write(0, btf, 0, btf.length);
            return new Fd("types", ReturnCode.check(Libbpf.bpf_btf_load(memory, btf.length, null), what));
        }
    }

    /** The value's type. */
    static int value(int valueBytes) {
        return valueBytes == Long.BYTES ? UNSIGNED : valueBytes == Integer.BYTES ? KEY : ARRAY;
    }

    private static byte[] bytes(int valueBytes) {
        ByteBuffer btf = ByteBuffer.allocate(HEADER_BYTES + TYPES_BYTES + NAMES.length).order(ByteOrder.nativeOrder());
        btf.putShort(MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER_BYTES);
        btf.putInt(0).putInt(TYPES_BYTES).putInt(TYPES_BYTES).putInt(NAMES.length);
        integer(btf, NAME_INT, Integer.BYTES, SIGNED);
        integer(btf, NAME_UNSIGNED, Long.BYTES, 0);
        integer(btf, NAME_BYTE, 1, 0);
        btf.putInt(0).putInt(KIND_ARRAY).putInt(0).putInt(BYTE).putInt(KEY).putInt(valueBytes);
        return btf.put(NAMES).array();
    }

    private static void integer(ByteBuffer btf, int name, int bytes, int encoding) {
        btf.putInt(name).putInt(KIND_INT).putInt(bytes).putInt(encoding | bytes * Byte.SIZE);
    }
}
