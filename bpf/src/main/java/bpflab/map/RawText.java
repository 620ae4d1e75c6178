package bpflab.map;

import bpflab.btf.Address;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person types where there is no type: a number of the size, in this machine's byte order; as many bytes as
 * needed ({@code 0a 0b 00 02}); an address of the size; text in quotes.
 *
 * @param bytes the size
 */
record RawText(int bytes) {
    byte[] write(String text) {
        if (text.matches("[0-9a-fA-F]{2}( [0-9a-fA-F]{2})+")) {
            return sized(HexFormat.ofDelimiter(" ").parseHex(text.toLowerCase(Locale.ROOT)), text);
        }
        Optional<byte[]> address = Address.of(text);
        if (address.isPresent()) {
            return sized(address.get(), text);
        } else if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text(text);
        }
        try {
            return number(text.startsWith("0x")
                    ? new BigInteger(text.substring(2), 16)
                    : new BigInteger(text));
        } catch (NumberFormatException no) {
            throw wrong(text, "this map has no types: it takes a number, or " + bytes + " bytes as 00 1f ff");
        }
    }

    private byte[] sized(byte[] raw, String text) {
        if (raw.length != bytes) {
            throw wrong(text, "that are " + raw.length + " bytes, and it takes " + bytes);
        }
        return raw;
    }

    /** Filled up with zeros, as a C string. */
    private byte[] text(String quoted) {
        byte[] raw = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
        if (raw.length > bytes) {
            throw wrong(quoted, "that are " + raw.length + " bytes, and it takes " + bytes);
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
        return Trouble.usage("\"" + text + "\" does not fit", why, ":help map   # shows what can be typed")
                .toException();
    }
}
