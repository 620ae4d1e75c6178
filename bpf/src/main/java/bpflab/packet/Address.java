package bpflab.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv4 and IPv6 addresses as bytes and text. */
final class Address {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    static final int V4_BYTES = 4;
    static final int V6_BYTES = 16;

    private Address() {}

    /** The 4 or 16 bytes of an address; empty when the text is none. Names are not looked up. */
    static Optional<byte[]> parse(String text) {
        boolean v6 = V6.matcher(text).matches();
        if (!v6 && !V4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // in brackets, Java takes it for an address or refuses it, and asks no name server
            byte[] bytes = InetAddress.getByName(v6 ? "[" + text + "]" : text).getAddress();
            return Optional.of(bytes).filter(b -> b.length == (v6 ? V6_BYTES : V4_BYTES));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address as RFC 5952 wants it written. */
    static String text(byte[] bytes) {
        return bytes.length == V4_BYTES ? v4(bytes) : v6(bytes);
    }

    private static String v4(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    /** The first of the longest runs of two or more zero groups becomes {@code ::}. */
    private static String v6(byte[] bytes) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff));
        }
        int start = 0;
        int longest = 1;
        for (int i = 0; i < groups.size(); i++) {
            int run = zeros(groups, i);
            start = run > longest ? i : start;
            longest = Math.max(longest, run);
        }
        if (longest == 1) {
            return String.join(":", groups);
        }
        return String.join(":", groups.subList(0, start)) + "::"
                + String.join(":", groups.subList(start + longest, groups.size()));
    }

    private static int zeros(List<String> groups, int from) {
        int run = 0;
        while (from + run < groups.size() && groups.get(from + run).equals("0")) {
            run++;
        }
        return run;
    }
}
