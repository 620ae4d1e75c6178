package bpflab.btf;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number in network order, as C has it: {@code htons(80)}, {@code htonl(0x0a0b0002)}, {@code bpf_htons(80)}. */
final class NetworkOrder {
    private static final Pattern FORM = Pattern.compile("(?:bpf_)?(hton[sl])\\((\\w+)\\)");

    private NetworkOrder() {}

    static boolean is(Literal literal) {
        return literal instanceof Literal.Word && FORM.matcher(literal.text()).matches();
    }

    /** The number whose bytes, as the types' machine keeps them, are in network order. */
    static BigInteger number(ValueWriter writer, Literal literal, Bits bits) {
        Matcher call = FORM.matcher(literal.text());
        call.matches();
        int bytes = call.group(1).equals("htons") ? Short.BYTES : Integer.BYTES;
        if (bits.count() != bytes * Byte.SIZE) {
            throw writer.wrong(literal.text() + " has " + bytes + " bytes, and there is room for " + bits.count()
                    + " bits", "htons is for 2 bytes, htonl for 4");
        }
        BigInteger number = Numeral.parse(new Literal.Word(call.group(2)))
                .filter(n -> n.signum() >= 0 && n.bitLength() <= bits.count())
                .orElseThrow(() -> writer.wrong(
                        call.group(2) + " is no number of " + bytes + " bytes", "htons(80), htonl(0x0a0b0002)"));
        byte[] network = new byte[bytes];
        new Bits(0, bits.count()).write(network, ByteOrder.BIG_ENDIAN, number);
        return new Bits(0, bits.count()).read(network, writer.btf().order(), false);
    }
}
