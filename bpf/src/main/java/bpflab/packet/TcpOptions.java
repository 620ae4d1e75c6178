package bpflab.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Options of TCP in the order in which they were said: RFC 9293, section 3.2, RFC 7323 and RFC 2018. */
final class TcpOptions {
    private static final int MOST_BYTES = 40;
    private static final byte NO_OPERATION = 1;

    private byte[] bytes = {};

    void segment(int bytesAtMost) {
        add(ByteBuffer.allocate(4).putShort((short) 0x0204).putShort((short) bytesAtMost));
    }

    void scale(int shift) {
        add(ByteBuffer.allocate(3).putShort((short) 0x0303).put((byte) shift));
    }

    void selective() {
        add(ByteBuffer.allocate(2).putShort((short) 0x0402));
    }

    /** With no echo of another one. */
    void timestamp(long value) {
        add(ByteBuffer.allocate(10).putShort((short) 0x080a).putInt((int) value).putInt(0));
    }

    private void add(ByteBuffer option) {
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, before + option.capacity());
        System.arraycopy(option.array(), 0, bytes, before, option.capacity());
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    boolean isTooLong() {
        return bytes.length > MOST_BYTES;
    }

    /** They fill whole words of four bytes. */
    byte[] bytes() {
        byte[] whole = Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
        Arrays.fill(whole, bytes.length, whole.length, NO_OPERATION);
        return whole;
    }
}
