package bpflab.btf;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as they are typed: decimal, {@code 0x} hexadecimal, {@code 0b} binary, negative, a character, an IPv4
 * address.
 */
final class Numeral {
    private static final Pattern FORM =
            Pattern.compile("(-?)(?:0[xX]([0-9a-fA-F]{1,64})|0[bB]([01]{1,256})|([1-9][0-9]{0,63}|0))");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);

    private Numeral() {}

    /** The number; empty when it is none, also with a leading zero, which C takes for octal and people do not. */
    static Optional<BigInteger> parse(Literal literal) {
        if (literal instanceof Literal.Char c) {
            return c.text().codePointCount(0, c.text().length()) == 1
                    ? Optional.of(BigInteger.valueOf(c.text().codePointAt(0)))
                    : Optional.empty();
        }
        Matcher number = FORM.matcher(literal.text());
        if (!number.matches()) {
            return Optional.empty();
        }
        BigInteger magnitude = number.group(2) != null ? new BigInteger(number.group(2), 16)
                : number.group(3) != null ? new BigInteger(number.group(3), 2) : new BigInteger(number.group(4));
        return Optional.of(number.group(1).isEmpty() ? magnitude : magnitude.negate());
    }

    /** Numbers and dots, as a person writes an address, be it a good one or not. */
    static boolean isDotted(Literal literal) {
        return literal.text().matches("\\d+(\\.\\d+){2,}");
    }

    static boolean isAddress(Literal literal) {
        return ADDRESS.matcher(literal.text()).matches();
    }

    /** The four bytes of an IPv4 address, in network order as packets and the kernel's {@code __be32} have them. */
    static byte[] address(Literal literal) {
        String[] octets = literal.text().split("\\.");
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) Integer.parseInt(octets[i]);
        }
        return bytes;
    }
}
