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
    private static final Map<String, Integer> BYTES = Map.of("char", 1, "short", 2, "int", 4, "long", 8);

    /** All fields of this room's headers, as {@code ip_t.nextp}: they follow one another without gaps. */
    static Map<String, PacketField> all() {
        Original text = Original.of(Path.of(""), Resource.PACKETS.text());
        Map<String, PacketField> fields = new HashMap<>();
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
        return fields;
    }

    private static int number(Original text, int token) {
        return Integer.parseInt(text.token(token).text());
    }
}
