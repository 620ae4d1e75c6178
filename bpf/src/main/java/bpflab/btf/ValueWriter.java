package bpflab.btf;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A typed value to bytes, by type. One writer writes one value. */
final class ValueWriter {
    private static final int MANY = 6;
    private static final int SOME = 3;

    private final Btf btf;
    private final int root;
    private final String text;
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Integer> types = new ArrayDeque<>();
    private byte[] bytes;
    private int depth;

    ValueWriter(Btf btf, int root, String text) {
        this.btf = btf;
        this.root = root;
        this.text = text;
    }

    /** A place for a value: its type, its first bit, and a bit-field's bits (0 for all others). */
    record Spot(int type, long at, int width) {}

    byte[] over(byte[] now) {
        int size = btf.size(root);
        if (now.length < size) {
            throw Trouble.failed(
                    "cannot write a " + btf.typeName(root),
                            "it has " + size + " bytes, and there is room for " + now.length, "").toException();
        }
        bytes = now.clone();
        write(parsed(), new Spot(root, 0, 0));
        return bytes;
    }

    /** What does not even parse is told as of its type, with an example. */
    private Literal parsed() {
        try {
            return LiteralParser.parse(text);
        } catch (TroubleException no) {
            throw wrong(no.trouble().why());
        }
    }

    void write(Literal literal, Spot spot) {
        if (++depth > Btf.MAX_DEPTH) {
            throw BtfErrors.because("type " + spot.type() + " is made of itself");
        }
        Type type = btf.plain(spot.type());
        if (!Unshown.is(btf, type)) {
            type.match(new CompoundWriter(this, literal, spot));
        } else if (!literal.text().equals(Value.Hidden.WORD)) {
            throw wrong(literal.text() + " cannot be put into " + btf.typeName(spot.type())
                    + ": only a program changes what the kernel keeps there");
        }
        depth--;
    }

    /** Writes a field; what does not fit is said with its name. */
    void field(String name, Literal literal, Spot spot) {
        path.addLast(name);
        types.addLast(spot.type());
        write(literal, spot);
        path.removeLast();
        types.removeLast();
    }

    /** Writes an item of an array. */
    void item(int index, Literal literal, Spot spot) {
        field("[" + index + "]", literal, spot);
    }

    Btf btf() {
        return btf;
    }

    /** The bytes being written. */
    byte[] bytes() {
        return bytes;
    }

    /** The bits of a value, which must be inside of the bytes. */
    Bits bits(long at, int count) {
        Bits bits = new Bits(at, count);
        if (at < 0 || count <= 0 || bits.end() > bytes.length) {
            throw BtfErrors.because("a value at byte " + at / 8 + " lies outside of its " + bytes.length + " bytes");
        }
        return bits;
    }

    TroubleException unknown(String name, Spot spot, List<String> known) {
        boolean whole = types.isEmpty() && btf.plain(spot.type()) instanceof Type.Enumeration;
        String has = "it has " + String.join(", ", known);
        String why = btf.typeName(spot.type()) + " has no " + name;
        return whole || Nearest.to(name, known).isPresent() ? wrong(why, Nearest.hint(name, known, has))
                : wrong(why + "; " + has);
    }

    /** A number that is outside of its range: the field, what fits there, and how that is typed. */
    TroubleException outside(String number, String type, String least, String greatest) {
        String field = String.join(".", path).replace(".[", "[");
        boolean below = number.startsWith("-");
        return wrong(
                number + " does not fit" + (field.isEmpty() ? ": " : " " + field + ": ") + type + " is " + least
                        + " to " + greatest,
                "type " + (field.isEmpty() || path.getLast().startsWith("[") ? "" : path.getLast() + "=")
                        + (below ? least : greatest) + " for " + number + (below ? ", or more" : ", or less"));
    }

    /** Trouble with an example for its hint: of the field that it is about, else of the whole type. */
    TroubleException wrong(String why) {
        String example = example(types.isEmpty() ? root : types.getLast());
        for (Iterator<String> names = path.descendingIterator(); names.hasNext(); ) {
            String name = names.next();
            example = name.startsWith("[") ? "{" + example + "}" : "{." + name + " = " + example + "}";
        }
        return wrong(why, "it looks like " + example);
    }

    /** Of a large struct the first fields: the others may be left out. */
    private String example(int type) {
        Value empty = btf.read(type, new byte[btf.size(type)]);
        if (!(empty instanceof Value.Struct struct) || struct.fields().size() <= MANY) {
            return empty.toString();
        }
        Map<String, Value> first = new LinkedHashMap<>();
        struct.fields().entrySet().stream().limit(SOME).forEach(field -> first.put(field.getKey(), field.getValue()));
        return new Value.Struct(first) + ", or with more of its " + struct.fields().size() + " fields";
    }

    TroubleException wrong(String why, String hint) {
        return Trouble.usage("cannot read " + text + " as " + btf.typeName(root), why, hint).toException();
    }
}
