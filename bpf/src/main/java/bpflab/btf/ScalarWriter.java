package bpflab.btf;

import bpflab.btf.ValueWriter.Spot;
import java.math.BigInteger;
import java.util.Optional;

/** Puts a literal where a number of any kind is; true when it is done. */
final class ScalarWriter implements Type.Cases<Boolean> {
    private final ValueWriter writer;
    private final Literal literal;
    private final Spot spot;

    ScalarWriter(ValueWriter writer, Literal literal, Spot spot) {
        this.writer = writer;
        this.literal = literal;
        this.spot = spot;
    }

    @Override
    public Boolean otherwise(Type type) {
        throw writer.wrong("a value of type " + writer.btf().typeName(spot.type()) + " cannot be typed", "");
    }

    @Override
    public Boolean integer(Type.Int type) {
        Bits bits = writer.bits(spot.at() + type.bitOffset(), width(type.bits()));
        return type.bool() ? put(bits, truth()) : type.isChar() && isCharacter() ? character(bits, type.signed())
                : number(bits, type.signed());
    }

    @Override
    public Boolean pointer(Type.Pointer type) {
        return number(writer.bits(spot.at(), Long.SIZE), false);
    }

    @Override
    public Boolean enumeration(Type.Enumeration type) {
        Bits bits = writer.bits(spot.at(), width(type.bytes() * 8));
        Optional<BigInteger> named = type.constants().stream()
                .filter(c -> c.name().equals(literal.text()))
                .map(c -> Constants.number(type, c))
                .findFirst();
        if (named.isPresent()) {
            return put(inRoom(named.get(), bits), named.get());
        }
        BigInteger number = Numeral.parse(literal)
                .orElseThrow(
                        () -> writer.unknown(
                                literal.text(), spot, type.constants().stream().map(Type.Constant::name).toList()));
        return put(inRange(number, bits, type.signed() || number.signum() < 0), number);
    }

    /** A name has a number of its own, which may be too great for a bit-field, signed or not. */
    private Bits inRoom(BigInteger number, Bits bits) {
        if (number.compareTo(bits.least(true)) < 0 || number.compareTo(bits.greatest(false)) > 0) {
            throw writer.wrong(literal.text() + " is " + number + ", and does not fit into " + bits.count() + " bits");
        }
        return bits;
    }

    @Override
    public Boolean real(Type.Real type) {
        double number = Reals.parse(literal.text())
                .orElseThrow(() -> writer.wrong(literal.text() + " is not a number"));
        if (Reals.isTooGreat(number, type)) {
            throw writer.outside(literal.text(), type.name(), Reals.least(type), Reals.greatest(type));
        }
        return put(writer.bits(spot.at(), type.bytes() * 8), Reals.bits(number, type));
    }

    private BigInteger truth() {
        return switch (literal.text()) {
            case "true", "1" -> BigInteger.ONE;
            case "false", "0" -> BigInteger.ZERO;
            default -> throw writer.wrong(literal.text() + " is neither true nor false");
        };
    }

    /** A letter for a C {@code char}; a digit is a number there, too, if it has no quotes. */
    private boolean isCharacter() {
        return literal.text().length() == 1 && (literal instanceof Literal.Quote
                || literal instanceof Literal.Word && !Character.isDigit(literal.text().charAt(0)));
    }

    private boolean character(Bits bits, boolean signed) {
        char letter = literal.text().charAt(0);
        byte[] bytes = literal.bytes();
        BigInteger code = BigInteger.valueOf(
                bytes.length > 1 ? letter : signed ? bytes[0] : bytes[0] & 0xff);
        return put(inRange(code, bits, signed), code);
    }

    private boolean number(Bits bits, boolean signed) {
        if (bits.count() == Integer.SIZE && Numeral.isAddress(literal)) {
            System.arraycopy(Numeral.address(literal), 0, writer.bytes(), (int) (bits.at() / 8), Integer.BYTES);
            return true;
        }
        if (NetworkOrder.is(literal)) {
            return put(bits, NetworkOrder.number(writer, literal, bits));
        }
        BigInteger number = Numeral.parse(literal).orElseThrow(() -> writer.wrong(literal.text() + noNumber(bits)));
        return put(inRange(number, bits, signed), number);
    }

    private String noNumber(Bits bits) {
        return !Numeral.isDotted(literal) ? " is not a number"
                : bits.count() != Integer.SIZE ? " is an address, and there is room for " + bits.count() + " bits"
                : " is not an address: it is four numbers of 0 to 255";
    }

    private Bits inRange(BigInteger number, Bits bits, boolean signed) {
        if (number.compareTo(bits.least(signed)) < 0 || number.compareTo(bits.greatest(signed)) > 0) {
            String type = writer.btf().typeName(spot.type())
                    + (spot.width() == 0 ? "" : " in " + spot.width() + " bits");
            throw writer.outside(
                    literal.text(), type, bits.least(signed).toString(), bits.greatest(signed).toString());
        }
        return bits;
    }

    private boolean put(Bits bits, BigInteger number) {
        bits.write(writer.bytes(), writer.btf().order(), number);
        return true;
    }

    private int width(int whole) {
        return spot.width() == 0 ? whole : spot.width();
    }
}
