package bpflab.btf;

import java.util.Map;

/** Text between quotes, with what must be escaped there. */
final class Quoted {
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\t', "\\t", '\r', "\\r", '\b', "\\b", '\f', "\\f");

    private Quoted() {}

    /** A C string literal. */
    static String c(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (char c : text.toCharArray()) {
            if (ESCAPES.containsKey(c)) {
                quoted.append(ESCAPES.get(c));
            } else if (c < 0x20 || c == 0x7f) {
                quoted.append(String.format("\\%03o", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
