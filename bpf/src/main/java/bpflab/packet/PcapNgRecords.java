package bpflab.packet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The format of Wireshark and its tools (draft-ietf-opsawg-pcapng): blocks, each with its kind and its length at both
 * ends. Those that hold no frame (names, statistics, secrets) are passed over.
 */
final class PcapNgRecords implements CaptureRecords {
    static final int SECTION = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int PACKET = 6;
    private static final int FRAME_OF_BLOCK = 12;
    /** A frame and its options, comments for example. */
    private static final int MOST_BLOCK_BYTES = 16 << 20;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final InputStream in;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long at;

    /** @param begun bytes that were read already to tell the format */
    PcapNgRecords(byte[] begun, InputStream in) {
        this.in = new SequenceInputStream(new ByteArrayInputStream(begun), in);
    }

    /**
     * Where frames were captured.
     *
     * @param snapBytes how much of each; 0 for all
     * @param units of its time stamps in a second
     * @param offsetSeconds to be added to each of them
     */
    private record Interface(int link, int snapBytes, BigInteger units, long offsetSeconds) {}

    @Override
    public long at() {
        return at;
    }

    @Override
    public Optional<Record> next() throws IOException {
        while (true) {
            byte[] head = in.readNBytes(8);
            if (head.length == 0) {
                return Optional.empty();
            }
            whole(head, 8, "a block's header");
            int kind = ByteBuffer.wrap(head).order(order).getInt(0);
            ByteBuffer body = kind == SECTION ? section(head) : body(ByteBuffer.wrap(head).order(order).getInt(4), 8);
            Optional<Record> frame = block(kind, body);
            at += body.capacity() + FRAME_OF_BLOCK;
            if (frame.isPresent()) {
                return frame;
            }
        }
    }

    /** A section tells its byte order behind its length. */
    private ByteBuffer section(byte[] head) throws IOException {
        byte[] mark = in.readNBytes(4);
        whole(mark, 4, "a section's header");
        int magic = ByteBuffer.wrap(mark).getInt();
        if (magic != BYTE_ORDER && magic != Integer.reverseBytes(BYTE_ORDER)) {
            throw new IOException("its section has no byte order");
        }
        order = magic == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        interfaces.clear();
        ByteBuffer rest = body(ByteBuffer.wrap(head).order(order).getInt(4), 12);
        return ByteBuffer.allocate(rest.capacity() + mark.length).order(order);
    }

    /** What is left of a block behind so many bytes, without its length at the end. */
    private ByteBuffer body(int length, int read) throws IOException {
        if (length < FRAME_OF_BLOCK || length > MOST_BLOCK_BYTES || length % 4 != 0 || length < read + 4) {
            throw new IOException("it says that its block has " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] body = in.readNBytes(length - read - 4);
        whole(body, length - read - 4, "a block");
        byte[] end = in.readNBytes(4);
        whole(end, 4, "a block");
        if (ByteBuffer.wrap(end).order(order).getInt() != length) {
            throw new IOException("its block has two lengths");
        }
        return ByteBuffer.wrap(body).order(order);
    }

    private Optional<Record> block(int kind, ByteBuffer body) throws IOException {
        switch (kind) {
            case INTERFACE -> interfaces.add(described(body));
            case PACKET -> {
                return Optional.of(frame(body, at(body, 0, 4), at(body, 12, 4), at(body, 16, 4), 20, true));
            }
            case OLD_PACKET -> {
                return Optional.of(frame(body, at(body, 0, 2), at(body, 12, 4), at(body, 16, 4), 20, true));
            }
            case SIMPLE_PACKET -> {
                int wire = at(body, 0, 4);
                int snap = interfaces.isEmpty() || interfaces.get(0).snapBytes() == 0
                        ? wire : Math.min(wire, interfaces.get(0).snapBytes());
                return Optional.of(frame(body, 0, Math.min(snap, body.capacity() - 4), wire, 4, false));
            }
            default -> { }
        }
        return Optional.empty();
    }

    private Record frame(ByteBuffer body, int place, int bytes, int wireBytes, int from, boolean timed)
            throws IOException {
        if (place < 0 || place >= interfaces.size()) {
            throw new IOException("it is of interface " + Integer.toUnsignedString(place)
                    + ", which the file does not describe");
        }
        if (bytes < 0 || bytes > body.capacity() - from) {
            throw new IOException("it says that it has " + Integer.toUnsignedString(bytes)
                    + " bytes, and its block has no room for them");
        }
        byte[] frame = new byte[bytes];
        body.get(from, frame);
        Interface there = interfaces.get(place);
        Instant time = timed ? time(there, at(body, 4, 4), at(body, 8, 4)) : Instant.EPOCH;
        return new Record(there.link(), new PcapReader.Captured(time, wireBytes, frame));
    }

    private static Instant time(Interface there, int high, int low) {
        BigInteger stamp = BigInteger.valueOf(Integer.toUnsignedLong(high)).shiftLeft(32)
                .add(BigInteger.valueOf(Integer.toUnsignedLong(low)));
        BigInteger[] parts = stamp.divideAndRemainder(there.units());
        long nanos = parts[1].multiply(BigInteger.valueOf(NANOS_PER_SECOND)).divide(there.units()).longValue();
        long seconds = parts[0].longValue() + there.offsetSeconds();
        return Math.abs(seconds) > Instant.MAX.getEpochSecond() ? Instant.EPOCH : Instant.ofEpochSecond(seconds, nanos);
    }

    private static Interface described(ByteBuffer body) throws IOException {
        BigInteger units = BigInteger.valueOf(1_000_000);
        long offset = 0;
        int next = 8;
        while (next + 4 <= body.capacity()) {
            int code = at(body, next, 2);
            int bytes = at(body, next + 2, 2);
            if (code == OPTION_RESOLUTION && bytes == 1 && next + 4 < body.capacity()) {
                int power = body.get(next + 4);
                units = power < 0 ? BigInteger.TWO.pow(power & 0x7f) : BigInteger.TEN.pow(power);
            } else if (code == OPTION_OFFSET && bytes == 8 && next + 12 <= body.capacity()) {
                offset = body.getLong(next + 4);
            }
            next += 4 + (bytes + 3 & ~3);
        }
        return new Interface(at(body, 0, 2), at(body, 4, 4), units, offset);
    }

    private static int at(ByteBuffer body, int place, int bytes) throws IOException {
        if (place + bytes > body.capacity()) {
            throw new IOException("its block is too short");
        }
        return bytes == 2 ? Short.toUnsignedInt(body.getShort(place)) : body.getInt(place);
    }

    private static void whole(byte[] bytes, int wanted, String what) throws IOException {
        if (bytes.length < wanted) {
            throw new EOFException("the file ends in " + what + ", after " + bytes.length + " of " + wanted
                    + " bytes");
        }
    }
}
