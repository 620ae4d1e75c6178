package bpflab.json;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes values as JSON (RFC 8259) on one line. */
public final class Json {
    /** Of a long text as much is written out at once, so that it never stands in memory as a whole. */
    private static final int PIECE = 1 << 16;

    private final StringBuilder out = new StringBuilder();
    private final Optional<PrintStream> to;
    private boolean unread;

    private Json(Optional<PrintStream> to) {
        this.to = to;
    }

    /**
     * JSON of records (an object of their components, in order, names as they are), maps, lists, strings, numbers,
     * booleans, optionals, enums (in small letters), bytes (in hexadecimal) and what is {@link Jsonable}; anything else
     * is written as its text.
     */
    public static String of(Object value) {
        Json json = new Json(Optional.empty());
        json.write(value);
        return json.out.toString();
    }

    /** Writes the same to where it goes, piece by piece; ends early where nobody reads on. */
    public static void to(PrintStream stream, Object value) {
        Json json = new Json(Optional.of(stream));
        json.write(value);
        json.piece(stream);
    }

    private void piece(PrintStream stream) {
        stream.append(out);
        out.setLength(0);
        unread = stream.checkError();
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
            if (to.isPresent() && out.length() > PIECE) {
                piece(to.get());
            }
            if (unread) {
                break;
            }
        }
        out.append(']');
    }

    /** Most letters stand for themselves: they are written together. */
    private void writeText(String text) {
        out.append('"');
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') {
                out.append(text, from, at).append(escaped(text, at));
                from = at + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static String escaped(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> mustBeEscaped(text, at) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
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
