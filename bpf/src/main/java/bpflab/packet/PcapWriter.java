package bpflab.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** Writes frames as tcpdump -w --nano does: little endian, in nanoseconds, Ethernet (draft-ietf-opsawg-pcap). */
public final class PcapWriter {
    private static final int ETHERNET = 1;

    private final OutputStream out;

    /** Begins a file. */
    public PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer header = ByteBuffer.allocate(PcapRecords.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(PcapRecords.NANOS).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
        out.write(header.putInt(CaptureRecords.MOST_BYTES).putInt(ETHERNET).array());
    }

    /** Adds a frame. */
    public void add(Instant at, byte[] frame) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(PcapRecords.RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) at.getEpochSecond()).putInt(at.getNano()).putInt(frame.length).putInt(frame.length);
        out.write(record.array());
        out.write(frame);
    }
}
