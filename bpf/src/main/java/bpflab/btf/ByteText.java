package bpflab.btf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows as bytes, for what is written a million times: no strings, no objects a number. */
public final class ByteText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** Adds what was encoded before. */
    public ByteText add(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** Adds text. */
    public ByteText add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds one letter of ASCII. */
    public ByteText add(char letter) {
        room(1);
        bytes[length++] = (byte) letter;
        return this;
    }

    /** Adds a number in decimal. */
    ByteText add(long number, boolean signed) {
        if (number < 0 && !signed || number == Long.MIN_VALUE) {
            return add(signed ? Long.toString(number) : Long.toUnsignedString(number));
        }
        room(MOST_DIGITS);
        if (number < 0) {
            bytes[length++] = '-';
        }
        long left = Math.abs(number);
        int digits = 1;
        for (long limit = 10; digits < MOST_DIGITS - 1 && left >= limit; limit *= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
        return this;
    }

    /** Adds bytes in hexadecimal, blanks between. */
    public ByteText hex(byte[] raw, int from, int count) {
        room(3 * count);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                bytes[length++] = ' ';
            }
            bytes[length++] = HEX[raw[from + i] >> 4 & 0xf];
            bytes[length++] = HEX[raw[from + i] & 0xf];
        }
        return this;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Writes them out, and begins anew. */
    public void flush(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
