package bpflab.btf;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A typed value to bytes, by type. One writer writes one value. */
final class ValueWriter {
    private final Btf btf;
    private final int root;
    private final String text;
    private final Deque<String> path = new ArrayDeque<>();
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
        write(LiteralParser.parse(text), new Spot(root, 0, 0));
        return bytes;
    }

    void write(Literal literal, Spot spot) {
        if (++depth > Btf.MAX_DEPTH) {
            throw BtfErrors.because("type " + spot.type() + " is made of itself");
        }
        btf.plain(spot.type()).match(new CompoundWriter(this, literal, spot));
        depth--;
    }

    /** Writes a field; what does not fit is said with its name. */
    void field(String name, Literal literal, Spot spot) {
        path.addLast(name);
        write(literal, spot);
        path.removeLast();
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
        return wrong(
                btf.typeName(spot.type()) + " has no " + name,
                        Nearest.hint(name, known, "it has " + String.join(", ", known)));
    }

    /** A number that is outside of its range: the field, what fits there, and how that is typed. */
    TroubleException outside(String number, String type, String least, String greatest) {
        String field = String.join(".", path);
        boolean below = number.startsWith("-");
        return wrong(
                number + " does not fit" + (field.isEmpty() ? ": " : " " + field + ": ") + type + " is " + least
                        + " to " + greatest,
                "type " + (field.isEmpty() ? "" : path.getLast() + "=")
                        + (below ? least + ", or more" : greatest + ", or less"));
    }

    /** Trouble with an example of the type for its hint. */
    TroubleException wrong(String why) {
        return wrong(why, "it looks like " + btf.read(root, new byte[btf.size(root)]));
    }

    TroubleException wrong(String why, String hint) {
        return Trouble.usage("cannot read " + text + " as " + btf.typeName(root), why, hint).toException();
    }
}
