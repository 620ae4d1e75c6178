package bpflab.btf;

import java.math.BigInteger;

/** Floating-point numbers of 4 and 8 bytes; BPF computes with neither, but a struct may have them. */
final class Reals {
    private Reals() {}

    static Value of(BigInteger bits, Type.Real type) {
        return switch (type.bytes()) {
            case Float.BYTES -> new Value.Real(Float.intBitsToFloat(bits.intValue()));
            case Double.BYTES -> new Value.Real(Double.longBitsToDouble(bits.longValue()));
            default -> throw unknown(type);
        };
    }

    static BigInteger bits(double number, Type.Real type) {
        return switch (type.bytes()) {
            case Float.BYTES -> BigInteger.valueOf(Float.floatToRawIntBits((float) number));
            case Double.BYTES -> BigInteger.valueOf(Double.doubleToRawLongBits(number));
            default -> throw unknown(type);
        };
    }

    private static RuntimeException unknown(Type.Real type) {
        return BtfErrors.because(
                type.name() + " has " + type.bytes() + " bytes; floating-point numbers of 4 and 8 bytes are known");
    }
}
