package bpflab.btf;

import java.math.BigInteger;

/** The names of an enum's numbers. */
final class Constants {
    private Constants() {}

    /** The number of a constant; unsigned ones of 64 bits are kept as if they were signed. */
    static BigInteger number(Type.Enumeration type, Type.Constant constant) {
        BigInteger number = BigInteger.valueOf(constant.value());
        boolean wraps = type.kind() == Kind.ENUM64 && !type.signed() && number.signum() < 0;
        return wraps ? number.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : number;
    }

    /**
     * The enumerator of a number of so many bits; old compilers call every enum unsigned, so only those bits are
     * compared.
     */
    static Value named(Type.Enumeration type, BigInteger number, int bits) {
        long mask = bits >= Long.SIZE ? -1 : (1L << bits) - 1;
        String name = type.constants().stream()
                .filter(c -> (c.value() & mask) == (number.longValue() & mask))
                .map(Type.Constant::name).findFirst().orElse("");
        return new Value.Enumerator(name, number);
    }
}
