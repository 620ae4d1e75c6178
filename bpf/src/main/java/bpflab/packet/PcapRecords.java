package bpflab.packet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/** The format of tcpdump -w, in either byte order, in micro- or nanoseconds (draft-ietf-opsawg-pcap). */
final class PcapRecords implements CaptureRecords {
    static final int MICROS = 0xa1b2c3d4;
    static final int NANOS = 0xa1b23c4d;
    static final int HEADER_BYTES = 24;
    static final int RECORD_BYTES = 16;
    private static final int NANOS_PER_MICRO = 1000;

    private final InputStream in;
    private final ByteOrder order;
    private final boolean nanos;
    private final int link;
    private long at = HEADER_BYTES;

    /** @param header the file's, whole; its magic number is one of the two, in one of the two orders */
    PcapRecords(byte[] header, InputStream in) {
        ByteBuffer bytes = ByteBuffer.wrap(header);
        int magic = bytes.getInt(0);
        this.in = in;
        this.order = magic == MICROS || magic == NANOS ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.nanos = magic == NANOS || magic == Integer.reverseBytes(NANOS);
        this.link = bytes.order(order).getInt(20) & 0x0fff_ffff;
    }

    int link() {
        return link;
    }

    @Override
    public long at() {
        return at;
    }

    @Override
    public Optional<Record> next() throws IOException {
        byte[] head = in.readNBytes(RECORD_BYTES);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < RECORD_BYTES) {
            throw new EOFException("the file ends in its header, after " + head.length + " of " + RECORD_BYTES
                    + " bytes");
        }
        ByteBuffer record = ByteBuffer.wrap(head).order(order);
        byte[] frame = CaptureRecords.frame(in, record.getInt(8));
        at += RECORD_BYTES + frame.length;
        return Optional.of(new Record(link, new PcapReader.Captured(time(record), record.getInt(12), frame)));
    }

    private Instant time(ByteBuffer record) {
        long fraction = Integer.toUnsignedLong(record.getInt(4));
        return Instant.ofEpochSecond(Integer.toUnsignedLong(record.getInt(0)),
                nanos ? fraction : fraction * NANOS_PER_MICRO);
    }
}
