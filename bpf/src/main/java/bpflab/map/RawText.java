package bpflab.map;

import bpflab.btf.Address;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a person types where there is no type: a number of the size, in this machine's byte order; as many bytes as
 * needed ({@code 0a 0b 00 02}, {@code 0xa 0xb 0x0 0x2}); an address of the size; text in quotes.
 *
 * @param bytes the size
 */
record RawText(int bytes) {
    private static final String BYTE = "(?:0[xX])?[0-9a-fA-F]{1,2}";

    byte[] write(String text) {
        if (text.matches(BYTE + "( " + BYTE + ")+")) {
            return sized(bytes(text.split(" ")), text);
        }
        Optional<byte[]> address = Address.of(text);
        if (address.isPresent()) {
            return sized(address.get(), text);
        } else if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text(text);
        }
        if (text.matches("-?0\\d+")) {
            throw wrong(text, "with a 0 in front it may be a number or bytes",
                    "type 0x" + text.replace("-", "") + " for a number, '" + spaced(text) + "' for bytes");
        }
        try {
            return number(text.startsWith("0x")
                    ? new BigInteger(text.substring(2), 16)
                    : new BigInteger(text));
        } catch (NumberFormatException no) {
            throw wrong(text, "this map has no types: it takes a number, or " + bytes + " bytes as 00 1f ff",
                    "type '\"" + text + "\"' for text, with both quotes");
        }
    }

    private static byte[] bytes(String[] words) {
        byte[] raw = new byte[words.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) Integer.parseInt(words[i].replaceFirst("^0[xX]", ""), 16);
        }
        return raw;
    }

    private static String spaced(String digits) {
        return digits.replaceAll("\\D", "").replaceAll("(..)(?=.)", "$1 ");
    }

    private byte[] sized(byte[] raw, String text) {
        if (raw.length != bytes) {
            throw wrong(text, counted(raw.length));
        }
        return raw;
    }

    private String counted(int given) {
        return "it has " + given + (given == 1 ? " byte" : " bytes") + ", and this map takes " + bytes;
    }

    /** Filled up with zeros, as a C string. */
    private byte[] text(String quoted) {
        byte[] raw = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
        if (raw.length > bytes) {
            throw wrong(quoted, counted(raw.length));
        }
        return Arrays.copyOf(raw, bytes);
    }

    private byte[] number(BigInteger number) {
        BigInteger most = BigInteger.ONE.shiftLeft(bytes * 8).subtract(BigInteger.ONE);
        BigInteger least = most.shiftRight(1).negate().subtract(BigInteger.ONE);
        if (number.compareTo(most) > 0 || number.compareTo(least) < 0) {
            throw wrong(number.toString(), number.signum() < 0
                    ? "it takes " + bytes + " bytes, so at least " + least
                    : "it takes " + bytes + " bytes, so at most " + most);
        }
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[little ? i : bytes - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    private static TroubleException wrong(String text, String why) {
        return wrong(text, why, ":help map   # shows what can be typed");
    }

    private static TroubleException wrong(String text, String why, String hint) {
        return Trouble.usage("\"" + text + "\" does not fit", why, hint).toException();
    }
}
