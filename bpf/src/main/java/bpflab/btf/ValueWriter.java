package bpflab.btf;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A typed value to bytes, by type. One writer writes one value. */
final class ValueWriter {
    private final Btf btf;
    private final int root;
    private final String text;
    private byte[] bytes;
    private int depth;

    ValueWriter(Btf btf, int root, String text) {
        this.btf = btf;
        this.root = root;
        this.text = text;
    }

    byte[] over(byte[] now) {
        int size = btf.size(root);
        if (now.length < size) {
            throw Trouble.failed("cannot write a " + btf.typeName(root), "it has " + size + " bytes, and there is room for " + now.length, "").toException();
        }
        bytes = now.clone();
        write(LiteralParser.parse(text), new Spot(root, 0, 0));
        return bytes;
    }

    /** A place for a value: its type, its first bit, and a bit-field's bits (0 for all others). */
    private record Spot(int type, long at, int width) {}

    private void write(Literal literal, Spot spot) {
        if (++depth > Btf.MAX_DEPTH) {
            throw Garbage.because("type " + spot.type() + " is made of itself");
        }
        btf.plain(spot.type()).match(new Writing(literal, spot));
        depth--;
    }

    private TroubleException wrong(String why) {
        return wrong(why, example());
    }

    private TroubleException wrong(String why, String hint) {
        return Trouble.usage("cannot read " + text + " as " + btf.typeName(root), why, hint).toException();
    }

    /** What a value of the type looks like. */
    private String example() {
        return "it looks like " + btf.read(root, new byte[btf.size(root)]);
    }

    /** Puts a literal of one kind at its spot; the answer is of no use. */
    private final class Writing implements Type.Cases<Boolean> {
        private final Literal literal;
        private final Spot spot;

        Writing(Literal literal, Spot spot) {
            this.literal = literal;
            this.spot = spot;
        }

        @Override
        public Boolean otherwise(Type type) {
            throw wrong("a value of type " + btf.typeName(spot.type()) + " cannot be typed", "");
        }

        @Override
        public Boolean integer(Type.Int type) {
            Bits bits = bits(spot.at() + type.bitOffset(), spot.width() == 0 ? type.bits() : spot.width());
            return type.bool() ? put(bits, truth()) : number(bits, type.signed());
        }

        private BigInteger truth() {
            if (literal.text().equals("true") || literal.text().equals("false")) {
                return literal.text().equals("true") ? BigInteger.ONE : BigInteger.ZERO;
            }
            BigInteger number = Numeral.parse(literal).filter(n -> n.bitLength() <= 1 && n.signum() >= 0).orElseThrow(() -> wrong(literal.text() + " is neither true nor false"));
            return number;
        }

        private boolean number(Bits bits, boolean signed) {
            boolean address = bits.count() == Integer.SIZE && Numeral.isAddress(literal);
            if (address) {
                System.arraycopy(Numeral.address(literal), 0, bytes, (int) (bits.at() / 8), Integer.BYTES);
                return true;
            }
            BigInteger number = Numeral.parse(literal).orElseThrow(() -> wrong(literal.text() + " is not a number"));
            return put(inRange(number, bits, signed), number);
        }

        private Bits inRange(BigInteger number, Bits bits, boolean signed) {
            if (number.compareTo(bits.least(signed)) < 0 || number.compareTo(bits.greatest(signed)) > 0) {
                String kind = spot.width() == 0 ? "" : " in " + spot.width() + " bits";
                throw wrong(literal.text() + " does not fit: " + btf.typeName(spot.type()) + kind + " is " + bits.least(signed) + " to " + bits.greatest(signed), "");
            }
            return bits;
        }

        @Override
        public Boolean enumeration(Type.Enumeration type) {
            Bits bits = bits(spot.at(), spot.width() == 0 ? type.bytes() * 8 : spot.width());
            for (Type.Constant constant : type.constants()) {
                if (constant.name().equals(literal.text())) {
                    return put(bits, BigInteger.valueOf(constant.value()));
                }
            }
            BigInteger number = Numeral.parse(literal).orElseThrow(() -> unknown(literal.text(), type.constants().stream().map(Type.Constant::name).toList()));
            return put(inRange(number, bits, type.signed() || number.signum() < 0), number);
        }

        @Override
        public Boolean real(Type.Real type) {
            try {
                return put(bits(spot.at(), type.bytes() * 8), Reals.bits(Double.parseDouble(literal.text()), type));
            } catch (NumberFormatException e) {
                throw wrong(literal.text() + " is not a number");
            }
        }

        @Override
        public Boolean pointer(Type.Pointer type) {
            return number(bits(spot.at(), Long.SIZE), false);
        }

        @Override
        public Boolean array(Type.Array type) {
            boolean chars = btf.plain(type.element()) instanceof Type.Int item && item.isChar();
            if (chars && !(literal instanceof Literal.Braces)) {
                return text(bits(spot.at(), (int) type.length() * 8));
            }
            List<Literal.Item> items = braces("an array").items();
            if (items.size() > type.length()) {
                throw wrong(items.size() + " items are too many for " + btf.typeName(spot.type()));
            }
            long itemBits = 8L * btf.size(type.element());
            for (int i = 0; i < items.size(); i++) {
                unnamed(items.get(i));
                write(items.get(i).value(), new Spot(type.element(), spot.at() + i * itemBits, 0));
            }
            return true;
        }

        private void unnamed(Literal.Item item) {
            if (!item.name().isEmpty()) {
                throw wrong("items of an array have no names, and " + item.name() + " is one");
            }
        }

        private boolean text(Bits place) {
            byte[] chars = literal.text().getBytes(StandardCharsets.UTF_8);
            if (chars.length > place.count() / 8) {
                throw wrong("the text has " + chars.length + " bytes, and there is room for " + place.count() / 8, "");
            }
            int from = (int) (place.at() / 8);
            Arrays.fill(bytes, from, (int) place.end(), (byte) 0);
            System.arraycopy(chars, 0, bytes, from, chars.length);
            return true;
        }

        @Override
        public Boolean composite(Type.Composite type) {
            List<Fields.Field> fields = Fields.of(btf, type);
            List<Literal.Item> items = braces(type.kind() == Kind.UNION ? "a union" : "a struct").items();
            return fields(fields, items) && (type.kind() != Kind.UNION || agreed(fields, items));
        }

        @Override
        public Boolean section(Type.Section type) {
            return fields(Fields.of(btf, type), braces("a section").items());
        }

        private boolean fields(List<Fields.Field> fields, List<Literal.Item> items) {
            Set<String> given = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                Fields.Field field = field(fields, items.get(i).name(), i);
                if (!given.add(field.name())) {
                    throw wrong(field.name() + " is given twice");
                }
                write(items.get(i).value(), new Spot(field.type(), spot.at() + field.bitOffset(), field.bits()));
            }
            return true;
        }

        /** The members of a union share their bytes: written once more, none may change what the others said. */
        private boolean agreed(List<Fields.Field> fields, List<Literal.Item> items) {
            byte[] once = bytes.clone();
            fields(fields, items.subList(0, Math.max(0, items.size() - 1)));
            if (!Arrays.equals(once, bytes)) {
                throw wrong("the members of a union share their bytes, and these contradict each other: give one");
            }
            return true;
        }

        private Fields.Field field(List<Fields.Field> fields, String name, int index) {
            if (!name.isEmpty()) {
                List<String> known = fields.stream().map(Fields.Field::name).toList();
                return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> unknown(name, known));
            }
            if (index >= fields.size()) {
                throw wrong("there are more values than the " + fields.size() + " fields");
            }
            return fields.get(index);
        }

        private Literal.Braces braces(String what) {
            if (literal instanceof Literal.Braces braces) {
                return braces;
            }
            throw wrong(btf.typeName(spot.type()) + " is " + what + ", and " + literal.text() + " is one value");
        }

        private TroubleException unknown(String name, List<String> known) {
            return wrong(btf.typeName(spot.type()) + " has no " + name, Nearest.hint(name, known, "it has " + String.join(", ", known)));
        }

        private boolean put(Bits bits, BigInteger number) {
            bits.write(bytes, btf.order(), number);
            return true;
        }

        private Bits bits(long from, int count) {
            Bits bits = new Bits(from, count);
            if (from < 0 || count < 0 || bits.end() > bytes.length) {
                throw Garbage.because("a value at byte " + from / 8 + " lies outside of its " + bytes.length + " bytes");
            }
            return bits;
        }
    }
}
