package bpflab.view;

import bpflab.btf.Value;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the data of an answer as JSON (RFC 8259) on one line. */
public final class Data {
    private final StringBuilder out = new StringBuilder();

    private Data() {}

    /** A JSON object in the order given: name, value, name, value. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /**
     * JSON of maps, lists, strings, numbers, booleans, {@link Value}s, optionals, enums (in small letters) and bytes
     * (in hexadecimal); anything else is written as its text.
     */
    public static String json(Object value) {
        Data data = new Data();
        data.write(value);
        return data.out.toString();
    }

    private void write(Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
            writeList(list);
        } else if (value instanceof Value typed) {
            writeTyped(typed);
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

    private void writeTyped(Value value) {
        if (value instanceof Value.Int number) {
            out.append(number.value());
        } else if (value instanceof Value.Bool bool) {
            out.append(bool.value());
        } else if (value instanceof Value.Real real) {
            writeNumber(real.value());
        } else if (value instanceof Value.Text text) {
            writeText(text.value());
        } else if (value instanceof Value.Array array) {
            writeList(array.items());
        } else if (value instanceof Value.Struct struct) {
            writeMap(struct.fields());
        } else {
            writeText(value.toString());
        }
    }

    /** JSON has no NaN and no infinity: they become null. */
    private void writeNumber(Number number) {
        double asDouble = number.doubleValue();
        boolean real = number instanceof Double || number instanceof Float;
        out.append(real && !Double.isFinite(asDouble) ? "null" : number.toString());
    }

    private void writeMap(Map<?, ?> map) {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(comma);
            writeText(entry.getKey().toString());
            out.append(':');
            write(entry.getValue());
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
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(
                        c < 0x20 || c >= 0x7f && c < 0xa0 || Character.isSurrogate(c) && !isPaired(text)
                                ? String.format("\\u%04x", (int) c)
                                : String.valueOf(c));
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
