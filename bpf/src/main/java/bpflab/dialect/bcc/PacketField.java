package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a field is in a header.
 *
 * @param offset in bytes
 * @param bit in that byte, the highest is 0
 * @param bits how many it has
 */
record PacketField(int offset, int bit, int bits) {
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("char", 1), Map.entry("short", 2), Map.entry("int", 4), Map.entry("long", 8),
            Map.entry("u8", 1), Map.entry("u16", 2), Map.entry("u32", 4), Map.entry("u64", 8),
            Map.entry("__u8", 1), Map.entry("__u16", 2), Map.entry("__u32", 4), Map.entry("__u64", 8),
            Map.entry("__be16", 2), Map.entry("__be32", 4), Map.entry("__be64", 8),
            Map.entry("uint8_t", 1), Map.entry("uint16_t", 2), Map.entry("uint32_t", 4), Map.entry("uint64_t", 8));

    /** All fields of this room's headers, and of those that a text has itself. */
    static Map<String, PacketField> all(Original source) {
        Map<String, PacketField> fields = new HashMap<>();
        read(Original.of(Path.of(""), Resource.PACKETS.text()), fields);
        for (int i = 2; i < source.tokens().size(); i++) {
            boolean named = source.token(i).is("{") && source.token(i - 2).is("struct");
            int close = named ? source.closing(i) : -1;
            if (close > 0 && source.token(close + 1).is("BPF_PACKET_HEADER")) {
                read(Original.of(Path.of(""), source.between(source.token(i - 2).from(), source.token(close).to())),
                        fields);
            }
        }
        return fields;
    }

    /** Those of a text's structs, as {@code ip_t.nextp}: they follow one another without gaps. */
    private static void read(Original text, Map<String, PacketField> fields) {
        String struct = "";
        int at = 0;
        int bytes = 0;
        for (int i = 0; i < text.tokens().size(); i++) {
            Token token = text.token(i);
            bytes = BYTES.getOrDefault(token.text(), bytes);
            if (token.is("{")) {
                struct = text.token(i - 1).text();
                at = 0;
            } else if (token.is(";") && !text.token(i - 1).is(")")) {
                boolean narrow = text.token(i - 2).is(":");
                boolean array = text.token(i - 1).is("]");
                int bits = narrow ? number(text, i - 1) : bytes * Byte.SIZE * (array ? number(text, i - 2) : 1);
                String name = text.token(narrow ? i - 3 : array ? i - 4 : i - 1).text();
                fields.put(struct + "." + name, new PacketField(at / Byte.SIZE, at % Byte.SIZE, bits));
                at += bits;
            }
        }
    }

    private static int number(Original text, int token) {
        return Integer.parseInt(text.token(token).text());
    }
}
