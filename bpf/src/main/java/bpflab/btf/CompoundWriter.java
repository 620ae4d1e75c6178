package bpflab.btf;

import bpflab.btf.ValueWriter.Spot;
import java.nio.charset.StandardCharsets;
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
        byte[] chars = literal.text().getBytes(StandardCharsets.UTF_8);
        if (chars.length > type.length()) {
            throw writer.wrong("the text has " + chars.length + " bytes, and there is room for " + type.length(), "");
        }
        Bits place = type.length() == 0 ? new Bits(spot.at(), 0) : writer.bits(spot.at(), (int) type.length() * 8);
        int from = (int) (place.at() / 8);
        Arrays.fill(writer.bytes(), from, (int) place.end(), (byte) 0);
        System.arraycopy(chars, 0, writer.bytes(), from, chars.length);
        return true;
    }

    private boolean items(Type.Array type) {
        List<Literal.Item> items = braces("an array").items();
        if (items.size() > type.length()) {
            throw writer.wrong(items.size() + " items are too many for " + writer.btf().typeName(spot.type()));
        }
        long itemBits = 8L * writer.btf().size(type.element());
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).name().isEmpty()) {
                throw writer.wrong("items of an array have no names, and " + items.get(i).name() + " is one");
            }
            writer.write(items.get(i).value(), new Spot(type.element(), spot.at() + i * itemBits, 0));
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
        boolean union = type.kind() == Kind.UNION;
        List<Literal.Item> items = braces(union ? "a union" : "a struct").items();
        return fields(fields, items) && (!union || agreed(fields, items));
    }

    @Override
    public Boolean section(Type.Section type) {
        return fields(Fields.of(writer.btf(), type), braces("a section").items());
    }

    private boolean fields(List<Fields.Field> fields, List<Literal.Item> items) {
        Set<String> given = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Fields.Field field = field(fields, items.get(i).name(), i);
            if (!given.add(field.name())) {
                throw writer.wrong(field.name() + " is given twice");
            }
            writer.field(
                    field.name(), items.get(i).value(),
                    new Spot(field.type(), spot.at() + field.bitOffset(), field.bits()));
        }
        return true;
    }

    private Fields.Field field(List<Fields.Field> fields, String name, int index) {
        if (!name.isEmpty()) {
            List<String> known = fields.stream().map(Fields.Field::name).toList();
            return fields.stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> writer.unknown(name, spot, known));
        }
        if (index >= fields.size()) {
            throw writer.wrong("there are more values than the " + fields.size() + " fields");
        }
        return fields.get(index);
    }

    /** The members of a union share their bytes: written once more, none may change what the others said. */
    private boolean agreed(List<Fields.Field> fields, List<Literal.Item> items) {
        byte[] once = writer.bytes().clone();
        fields(fields, items.subList(0, Math.max(0, items.size() - 1)));
        if (!Arrays.equals(once, writer.bytes())) {
            throw writer.wrong("the members of a union share their bytes, and these contradict each other: give one");
        }
        return true;
    }

    private Literal.Braces braces(String what) {
        if (literal instanceof Literal.Braces braces) {
            return braces;
        }
        throw writer.wrong(
                writer.btf().typeName(spot.type()) + " is " + what + ", and " + literal.text() + " is one value");
    }
}
