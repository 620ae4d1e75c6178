package bpflab.btf;

import bpflab.btf.ValueWriter.Spot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a literal where an array, struct, union or section is; true when it is done. */
final class CompoundWriter implements Type.Cases<Boolean> {
    private final ValueWriter writer;
    private final Literal literal;
    private final Spot spot;

    CompoundWriter(ValueWriter writer, Literal literal, Spot spot) {
        this.writer = writer;
        this.literal = literal;
        this.spot = spot;
    }

    @Override
    public Boolean otherwise(Type type) {
        return type.match(new ScalarWriter(writer, literal, spot));
    }

    @Override
    public Boolean array(Type.Array type) {
        boolean bytes = writer.btf().plain(type.element()) instanceof Type.Int item && item.bytes() == 1;
        boolean chars = bytes && ((Type.Int) writer.btf().plain(type.element())).isChar();
        Optional<byte[]> address = Address.bytes(literal).filter(it -> bytes && it.length == type.length());
        boolean fits = literal.text().length() <= type.length();
        return address.isPresent() && !(chars && fits) ? address(address.get())
                : chars && !(literal instanceof Literal.Braces) ? text(type) : items(type);
    }

    private boolean address(byte[] address) {
        Bits place = writer.bits(spot.at(), address.length * 8);
        System.arraycopy(address, 0, writer.bytes(), (int) (place.at() / 8), address.length);
        return true;
    }

    private boolean text(Type.Array type) {
        byte[] chars = literal.bytes();
        if (chars.length > type.length()) {
            throw writer.wrong(
                    "the text has " + chars.length + " bytes, and there is room for " + type.length(),
                    "what fits is " + Quoted.c(fitting((int) type.length())));
        }
        Bits place = type.length() == 0 ? new Bits(spot.at(), 0) : writer.bits(spot.at(), (int) type.length() * 8);
        int from = (int) (place.at() / 8);
        Arrays.fill(writer.bytes(), from, (int) place.end(), (byte) 0);
        System.arraycopy(chars, 0, writer.bytes(), from, chars.length);
        return true;
    }

    /** The beginning of the text, in whole letters. */
    private String fitting(int most) {
        StringBuilder begin = new StringBuilder();
        int bytes = 0;
        for (int letter : literal.text().codePoints().toArray()) {
            bytes += Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                break;
            }
            begin.appendCodePoint(letter);
        }
        return begin.toString();
    }

    private boolean items(Type.Array type) {
        List<Literal.Item> items = braces("an array").items();
        if (items.size() > type.length()) {
            throw writer.wrong(
                    (items.size() == 1 ? "1 item is" : items.size() + " items are") + " too many for "
                            + writer.btf().typeName(spot.type()));
        }
        long itemBits = 8L * writer.btf().size(type.element());
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).name().isEmpty()) {
                throw writer.wrong("items of an array have no names, and " + items.get(i).name() + " is one");
            }
            writer.item(i, items.get(i).value(), new Spot(type.element(), spot.at() + i * itemBits, 0));
        }
        return true;
    }

    @Override
    public Boolean composite(Type.Composite type) {
        Optional<byte[]> address = Address.bytes(literal).filter(it -> it.length == type.bytes());
        if (address.isPresent()) {
            return address(address.get());
        }
        List<Fields.Field> fields = Fields.of(writer.btf(), type);
        List<Literal.Item> items = braces(type.kind() == Kind.UNION ? "a union" : "a struct").items();
        return fields(fields, items) && agreed(fields, items);
    }

    @Override
    public Boolean section(Type.Section type) {
        return fields(Fields.of(writer.btf(), type), braces("a section").items());
    }

    private boolean fields(List<Fields.Field> fields, List<Literal.Item> items) {
        Set<String> given = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Literal.Item item = items.get(i);
            Fields.Field field = field(fields, item, i);
            if (!given.add(item.name().isEmpty() ? field.name() : item.name())) {
                throw writer.wrong(field.name() + " is given twice");
            }
            writer.field(
                    field.name(), value(item, field),
                    new Spot(field.type(), spot.at() + field.bitOffset(), field.bits()));
        }
        return true;
    }

    /** Of {@code .from.port = 80}, as C has it, what stands in the field {@code from}. */
    private static Literal value(Literal.Item item, Fields.Field field) {
        if (item.name().isEmpty() || item.name().equals(field.name())) {
            return item.value();
        }
        String rest = item.name().substring(field.name().length() + 1);
        return new Literal.Braces(
                "{." + rest + " = " + item.value().text() + "}", List.of(new Literal.Item(rest, item.value())));
    }

    private Fields.Field field(List<Fields.Field> fields, Literal.Item item, int index) {
        String name = item.name();
        if (!name.isEmpty()) {
            List<String> known = fields.stream().map(Fields.Field::name).toList();
            return fields.stream()
                    .filter(f -> f.name().equals(name) || name.startsWith(f.name() + ".") && !known.contains(name))
                    .findFirst()
                    .orElseThrow(() -> writer.unknown(name, spot, known));
        }
        if (index >= fields.size()) {
            throw writer.wrong("there are more values than the " + fields.size() + " fields");
        }
        return fields.get(index);
    }

    /** Members of a union, of a nameless one, too, share their bytes: none may change what the others said. */
    private boolean agreed(List<Fields.Field> fields, List<Literal.Item> items) {
        List<Fields.Field> given = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields.Field field = field(fields, items.get(i), i);
            boolean shared = given.stream()
                    .anyMatch(other -> !other.equals(field) && other.overlaps(field, writer.btf()));
            if (shared) {
                unchanged(fields, items.subList(0, i));
            }
            given.add(field);
        }
        return true;
    }

    /** Written once more, these must leave all as it is. */
    private void unchanged(List<Fields.Field> fields, List<Literal.Item> items) {
        byte[] once = writer.bytes().clone();
        fields(fields, items);
        if (!Arrays.equals(once, writer.bytes())) {
            throw writer.wrong("the members of a union share their bytes, and these contradict each other: give one");
        }
    }

    private Literal.Braces braces(String what) {
        if (literal instanceof Literal.Braces braces) {
            return braces;
        }
        throw writer.wrong(
                writer.btf().typeName(spot.type()) + " is " + what + ", and " + literal.text() + " is one value");
    }
}
