package bpflab.json;

import bpflab.trouble.TroubleException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) token by token, as who asks pulls them: what is skipped is never kept, so tens of megabytes
 * need no memory. Several values may stand behind one another, as in JSON Lines. Closes nothing.
 */
public final class JsonReader {
    /** Deeper than what any program writes; a text that only opens brackets ends here. */
    private static final int DEEPEST = 10_000;
    /** A tree of values is built by calls within calls, so the stack must have room for it. */
    private static final int DEEPEST_TREE = 500;

    private final Characters in;
    private final Scalars scalars;
    /** For each depth whether it is an object; else it is an array. */
    private final BitSet objects = new BitSet();
    private int depth;
    private boolean first = true;
    private boolean named;
    private Token token = Token.END;

    /**
     * Reads from there.
     *
     * @param name what a person calls the text: a file, a command's output
     */
    public JsonReader(String name, Reader in) {
        this.in = new Characters(name, in);
        this.scalars = new Scalars(this.in);
    }

    /** A text that is one value, as maps (in the text's order), lists, strings, {@link BigDecimal}s, booleans, null. */
    public static Object read(String name, String text) {
        JsonReader reader = new JsonReader(name, new StringReader(text));
        Object value = reader.value();
        if (reader.next() != Token.END) {
            throw reader.in.wrong("something follows the value");
        }
        return value;
    }

    /** The next token. @throws TroubleException the text is no JSON, with the place, or cannot be read */
    public Token next() {
        return next(true);
    }

    /** The name, string or number that {@link #next} told last. */
    public String text() {
        if (token != Token.NAME && token != Token.STRING && token != Token.NUMBER) {
            throw new IllegalStateException(token + " has no text");
        }
        return scalars.text();
    }

    /** How many objects and arrays are open. */
    public int depth() {
        return depth;
    }

    /** Passes over the next value with all that is in it: behind a name its value, in an array an item. */
    public void skip() {
        int before = depth;
        do {
            Token passed = next(false);
            if (depth < before || passed == Token.END) {
                throw in.wrong("there is no value to pass over");
            }
        } while (depth > before || token == Token.NAME);
    }

    /** The next value with all that is in it, as {@link #read} gives it. */
    public Object value() {
        return value(next());
    }

    private Object value(Token begun) {
        if (depth > DEEPEST_TREE) {
            throw in.wrong("more than " + DEEPEST_TREE + " brackets are open");
        }
        return switch (begun) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> text();
            case NUMBER -> scalars.decimal();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            default -> throw in.wrong("a value is missing, there is " + begun);
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        while (next() == Token.NAME) {
            object.put(text(), value());
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        for (Token item = next(); item != Token.END_ARRAY; item = next()) {
            array.add(value(item));
        }
        return array;
    }

    private Token next(boolean kept) {
        token = depth == 0 ? outside(kept) : named ? valueOf(kept) : inside(kept);
        return token;
    }

    private Token outside(boolean kept) {
        return in.peekBehindBlanks() == Characters.END ? Token.END : begin(kept);
    }

    private Token valueOf(boolean kept) {
        named = false;
        expect(':');
        return begin(kept);
    }

    private Token inside(boolean kept) {
        boolean object = objects.get(depth);
        int close = object ? '}' : ']';
        if (in.peekBehindBlanks() == close) {
            in.take();
            depth--;
            first = false;
            return object ? Token.END_OBJECT : Token.END_ARRAY;
        }
        if (!first) {
            expect(',');
        }
        first = false;
        return object ? name(kept) : begin(kept);
    }

    private Token name(boolean kept) {
        if (in.peekBehindBlanks() != '"') {
            throw in.wrong("a name is missing: " + in.seen());
        }
        scalars.string(kept);
        named = true;
        return Token.NAME;
    }

    private Token begin(boolean kept) {
        int c = in.peekBehindBlanks();
        switch (c) {
            case '{', '[':
                return open(c == '{');
            case '"':
                scalars.string(kept);
                return Token.STRING;
            case 't':
                return scalars.word(Token.TRUE);
            case 'f':
                return scalars.word(Token.FALSE);
            case 'n':
                return scalars.word(Token.NULL);
            default:
                if (c != '-' && (c < '0' || c > '9')) {
                    throw in.wrong("a value is missing: " + in.seen());
                }
                scalars.number();
                return Token.NUMBER;
        }
    }

    private Token open(boolean object) {
        if (depth == DEEPEST) {
            throw in.wrong("more than " + DEEPEST + " brackets are open");
        }
        in.take();
        objects.set(++depth, object);
        first = true;
        return object ? Token.BEGIN_OBJECT : Token.BEGIN_ARRAY;
    }

    private void expect(char c) {
        if (in.peekBehindBlanks() != c) {
            throw in.wrong(c + " is missing: " + in.seen());
        }
        in.take();
    }
}
