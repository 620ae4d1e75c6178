package bpflab.btf;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Floating-point numbers of 4 and 8 bytes; BPF computes with neither, but a struct may have them. */
final class Reals {
    private static final Map<String, Double> SPECIAL = Map.of(
            "inf", Double.POSITIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY,
            "infinity", Double.POSITIVE_INFINITY, "-infinity", Double.NEGATIVE_INFINITY, "nan", Double.NaN);

    private Reals() {}

    static Value of(BigInteger bits, Type.Real type) {
        return switch (type.bytes()) {
            case Float.BYTES -> new Value.Real(shortest(Float.intBitsToFloat(bits.intValue())));
            case Double.BYTES -> new Value.Real(Double.longBitsToDouble(bits.longValue()));
            default -> throw unknown(type);
        };
    }

    /** With the digits that tell it from other floats: 0.1 and not 0.10000000149011612. */
    private static double shortest(float number) {
        return Double.parseDouble(Float.toString(number));
    }

    /** A number as typed; C's own words for what is none are understood, too. */
    static Optional<Double> parse(String text) {
        Double special = SPECIAL.get(text.toLowerCase(Locale.ROOT).replaceFirst("^\\+", ""));
        try {
            return Optional.of(special != null ? special : Double.valueOf(text));
        } catch (NumberFormatException no) {
            return Optional.empty();
        }
    }

    /** Whether a number becomes infinite there. */
    static boolean isTooGreat(double number, Type.Real type) {
        return type.bytes() == Float.BYTES && Double.isFinite(number) && Float.isInfinite((float) number);
    }

    static String greatest(Type.Real type) {
        return type.bytes() == Float.BYTES ? String.valueOf(Float.MAX_VALUE) : String.valueOf(Double.MAX_VALUE);
    }

    static String least(Type.Real type) {
        return "-" + greatest(type);
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
