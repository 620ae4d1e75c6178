package bpflab.json;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes values as JSON (RFC 8259) on one line. */
public final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /**
     * JSON of records (an object of their components, in order, names as they are), maps, lists, strings, numbers,
     * booleans, optionals, enums (in small letters), bytes (in hexadecimal) and what is {@link Jsonable}; anything else
     * is written as its text.
     */
    public static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.out.toString();
    }

    private void write(Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Jsonable own) {
            out.append(own.json());
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof Map<?, ?> || value instanceof Record) {
            writeObject(ObjectFields.of(value));
        } else if (value instanceof Iterable<?> list && !(value instanceof Path)) {
            writeList(list);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else {
            writeText(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes)
                    : value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT)
                    : value.toString());
        }
    }

    /** JSON has no NaN and no infinity: they become null. */
    private void writeNumber(Number number) {
        boolean real = number instanceof Double || number instanceof Float;
        out.append(real && !Double.isFinite(number.doubleValue()) ? "null" : number.toString());
    }

    private void writeObject(Map<String, Object> fields) {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            out.append(comma);
            writeText(field.getKey());
            out.append(':');
            write(field.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void writeList(Iterable<?> list) {
        out.append('[');
        String comma = "";
        for (Object item : list) {
            out.append(comma);
            write(item);
            comma = ",";
        }
        out.append(']');
    }

    private void writeText(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(mustBeEscaped(text, at) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    /** Control characters, those of a terminal (C1) too, and half a surrogate pair, which UTF-8 cannot write. */
    private static boolean mustBeEscaped(String text, int at) {
        char c = text.charAt(at);
        boolean half = Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        return c < 0x20 || c >= 0x7f && c < 0xa0 || half;
    }
}
