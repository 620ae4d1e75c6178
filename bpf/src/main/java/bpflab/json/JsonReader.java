package bpflab.json;

import bpflab.trouble.TroubleException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text that is one value of JSON (RFC 8259). */
public final class JsonReader {
    /** Values within values are read by calls within calls, so the stack must have room for them. */
    private static final int DEEPEST = 500;

    private final Characters in;
    private final Scalars scalars;
    private int depth;

    private JsonReader(Characters in) {
        this.in = in;
        this.scalars = new Scalars(in);
    }

    /**
     * Its value, as maps (in the text's order), lists, strings, {@link BigDecimal}s, booleans, null.
     *
     * @param name what a person calls the text: a file, a command's output
     * @throws TroubleException the text is no JSON, with the place; or more than 500 brackets are open
     */
    public static Object read(String name, String text) {
        Characters in = new Characters(name, text);
        Object value = new JsonReader(in).value();
        if (in.peekBehindBlanks() != Characters.END) {
            throw in.wrong("something follows the value");
        }
        return value;
    }

    private Object value() {
        int c = in.peekBehindBlanks();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> scalars.string();
            case 't' -> scalars.word("true", true);
            case 'f' -> scalars.word("false", false);
            case 'n' -> scalars.word("null", null);
            default -> {
                if (c != '-' && (c < '0' || c > '9')) {
                    throw in.wrong("a value is missing: " + in.seen());
                }
                yield scalars.number();
            }
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        open();
        for (boolean more = !closes('}'); more; more = !ends('}')) {
            if (in.peekBehindBlanks() != '"') {
                throw in.wrong("a name is missing: " + in.seen());
            }
            String name = scalars.string();
            expect(':');
            object.put(name, value());
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        open();
        for (boolean more = !closes(']'); more; more = !ends(']')) {
            array.add(value());
        }
        return array;
    }

    private void open() {
        in.take();
        if (++depth > DEEPEST) {
            throw in.wrong("more than " + DEEPEST + " brackets are open");
        }
    }

    private boolean closes(char bracket) {
        if (in.peekBehindBlanks() != bracket) {
            return false;
        }
        in.take();
        depth--;
        return true;
    }

    /**
     * Behind an item.
     *
     * @return whether it was the last one
     */
    private boolean ends(char bracket) {
        if (closes(bracket)) {
            return true;
        }
        expect(',');
        return false;
    }

    private void expect(char c) {
        if (in.peekBehindBlanks() != c) {
            throw in.wrong(c + " is missing: " + in.seen());
        }
        in.take();
    }
}
