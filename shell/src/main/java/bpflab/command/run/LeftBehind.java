package bpflab.command.run;

import bpflab.hook.ContextField;
import bpflab.hook.ProgramType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a program left in the struct that the kernel gives back, by the names of its fields. */
final class LeftBehind {
    /** Of {@code struct bpf_flow_keys}: where it is, its bytes, and whether they stand as in a packet. */
    private record Key(int offset, int bytes, boolean network) {}

    private static final Map<String, Key> FLOW_KEYS = new LinkedHashMap<>();

    static {
        FLOW_KEYS.put("nhoff", new Key(0, 2, false));
        FLOW_KEYS.put("thoff", new Key(2, 2, false));
        FLOW_KEYS.put("addr_proto", new Key(4, 2, false));
        FLOW_KEYS.put("is_frag", new Key(6, 1, false));
        FLOW_KEYS.put("is_first_frag", new Key(7, 1, false));
        FLOW_KEYS.put("is_encap", new Key(8, 1, false));
        FLOW_KEYS.put("ip_proto", new Key(9, 1, false));
        FLOW_KEYS.put("n_proto", new Key(10, 2, true));
        FLOW_KEYS.put("sport", new Key(12, 2, true));
        FLOW_KEYS.put("dport", new Key(14, 2, true));
        FLOW_KEYS.put("ipv4_src", new Key(16, 4, true));
        FLOW_KEYS.put("ipv4_dst", new Key(20, 4, true));
    }

    private LeftBehind() {}

    static Map<String, Long> of(ProgramType type, byte[] before, byte[] after) {
        return type == ProgramType.FLOW_DISSECTOR ? flowKeys(after)
                : type == ProgramType.SK_LOOKUP ? cookie(after)
                : context(type, before, after);
    }

    /** What the kernel fills in by itself where nothing was given (length, interface) is none of the program's. */
    private static Map<String, Long> context(ProgramType type, byte[] before, byte[] after) {
        Map<String, Long> left = new LinkedHashMap<>();
        for (ContextField field : ContextField.of(type)) {
            long old = number(before, field.offset(), field.bytes(), ByteOrder.nativeOrder());
            long now = number(after, field.offset(), field.bytes(), ByteOrder.nativeOrder());
            if (now != old && field.isTheProgramsToWrite()) {
                left.put(field.name(), now);
            }
        }
        return left;
    }

    private static Map<String, Long> flowKeys(byte[] keys) {
        Map<String, Long> left = new LinkedHashMap<>();
        FLOW_KEYS.forEach((name, key) -> {
            long value = number(keys, key.offset(), key.bytes(),
                    key.network() ? ByteOrder.BIG_ENDIAN : ByteOrder.nativeOrder());
            if (value != 0) {
                left.put(name, value);
            }
        });
        return left;
    }

    /** Of the socket that was chosen, by {@code bpf_sk_assign}. */
    private static Map<String, Long> cookie(byte[] lookup) {
        long cookie = number(lookup, 0, Long.BYTES, ByteOrder.nativeOrder());
        return cookie == 0 ? Map.of() : Map.of("cookie", cookie);
    }

    private static long number(byte[] struct, int offset, int bytes, ByteOrder order) {
        if (struct.length < offset + bytes) {
            return 0;
        }
        ByteBuffer all = ByteBuffer.wrap(struct).order(order);
        return switch (bytes) {
            case 1 -> Byte.toUnsignedLong(all.get(offset));
            case 2 -> Short.toUnsignedLong(all.getShort(offset));
            case Integer.BYTES -> Integer.toUnsignedLong(all.getInt(offset));
            default -> all.getLong(offset);
        };
    }
}
