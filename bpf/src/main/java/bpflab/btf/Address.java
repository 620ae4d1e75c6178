package bpflab.btf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as people write them, to the bytes that packets carry: IPv4, IPv6, MAC. */
public final class Address {
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final int IPV6_BYTES = 16;

    private Address() {}

    /** The 4, 6 or 16 bytes in network order; empty when it is no address. Nothing is looked up. */
    public static Optional<byte[]> of(String text) {
        Literal.Word word = new Literal.Word(text);
        if (Numeral.isAddress(word)) {
            return Optional.of(Numeral.address(word));
        } else if (MAC.matcher(text).matches()) {
            return Optional.of(HexFormat.ofDelimiter(":").parseHex(text));
        }
        return IPV6.matcher(text).matches() ? ipv6(text) : Optional.empty();
    }

    /** 4 or 16 bytes in network order as an address; the longest run of zeros as {@code ::}, as RFC 5952 wants it. */
    public static String text(byte[] bytes) {
        String whole;
        try {
            whole = InetAddress.getByAddress("", bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
        for (int run = bytes.length / 2; bytes.length == IPV6_BYTES && run > 1; run--) {
            Matcher zeros = Pattern.compile("(^|:)0(:0){" + (run - 1) + "}(:|$)").matcher(whole);
            if (zeros.find()) {
                return whole.substring(0, zeros.start()) + "::" + whole.substring(zeros.end());
            }
        }
        return whole;
    }

    static Optional<byte[]> bytes(Literal literal) {
        return literal instanceof Literal.Word || literal instanceof Literal.Quote ? of(literal.text())
                : Optional.empty();
    }

    /** Java answers {@code ::ffff:1.2.3.4} with the four bytes behind. */
    private static Optional<byte[]> ipv6(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 16) {
                return Optional.of(bytes);
            }
            byte[] mapped = new byte[16];
            mapped[10] = -1;
            mapped[11] = -1;
            System.arraycopy(bytes, 0, mapped, 12, bytes.length);
            return Optional.of(mapped);
        } catch (UnknownHostException no) {
            return Optional.empty();
        }
    }
}
