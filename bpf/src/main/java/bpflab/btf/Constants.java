package bpflab.btf;

import java.math.BigInteger;

/** The names of an enum's numbers. */
final class Constants {
    private Constants() {}

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
