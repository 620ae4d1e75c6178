package bpflab.packet;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The frames of a capture file, one after the other: pcap or pcapng, also compressed by gzip. Frames without an
 * Ethernet header are given one ({@link #note} tells it). Where a file is damaged its frames end, and
 * {@link #damage} says where and how.
 */
public final class PcapReader implements Iterator<PcapReader.Captured> {
    private static final int GZIP = 0x1f8b;

    /** It writes over no file that is none: tcpdump would. */
    private static final String CAPTURE = ":lab capture lab.pcap :lab ping   # makes one";

    private final String name;
    private final CaptureRecords records;
    private final boolean zipped;
    private int count;
    private Optional<Captured> next = Optional.empty();
    private Optional<String> damage = Optional.empty();
    private Optional<LinkType> cooked = Optional.empty();

    /**
     * A frame of a file.
     *
     * @param at when it was seen
     * @param wireBytes how long it was; more than there are {@code bytes} when the capture cut it
     */
    public record Captured(Instant at, int wireBytes, byte[] bytes) {}

    private PcapReader(String name, CaptureRecords records, boolean zipped) {
        this.name = name;
        this.records = records;
        this.zipped = zipped;
    }

    /**
     * Begins to read.
     *
     * @param name what troubles call the file
     * @throws bpflab.trouble.TroubleException it is no such file, or its frames cannot be made Ethernet's
     */
    public static PcapReader open(String name, InputStream file) {
        byte[] header;
        InputStream in;
        try {
            in = plain(file);
            header = in.readNBytes(PcapRecords.HEADER_BYTES);
        } catch (IOException e) {
            throw trouble(name, "it cannot be read" + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                    "!ls -l " + name);
        }
        int magic = header.length < Integer.BYTES ? 0 : ByteBuffer.wrap(header).getInt(0);
        if (magic == PcapNgRecords.SECTION) {
            return new PcapReader(name, new PcapNgRecords(header, in), false);
        }
        boolean pcap = Arrays.asList(PcapRecords.MICROS, PcapRecords.NANOS,
                Integer.reverseBytes(PcapRecords.MICROS), Integer.reverseBytes(PcapRecords.NANOS)).contains(magic);
        if (!pcap) {
            throw trouble(name, "it does not begin as a pcap file does: " + first(header), CAPTURE);
        }
        if (header.length < PcapRecords.HEADER_BYTES) {
            throw trouble(name, "it ends after " + header.length + " of the " + PcapRecords.HEADER_BYTES
                    + " bytes of its header", CAPTURE);
        }
        PcapRecords records = new PcapRecords(header, in);
        if (LinkType.of(records.link()).isEmpty()) {
            throw trouble(name, "its frames are" + unknown(records.link()), CAPTURE);
        }
        return new PcapReader(name, records, in instanceof GZIPInputStream);
    }

    private static InputStream plain(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file, 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        return magic.length == 2 && ByteBuffer.wrap(magic).getShort() == (short) GZIP ? new GZIPInputStream(in) : in;
    }

    private static String unknown(int link) {
        return " of link type " + link + ", and programs here run on Ethernet's, type 1";
    }

    /** Whether it is of the form that {@link PcapWriter} writes. */
    public boolean isAsWritten() {
        return records instanceof PcapRecords && !zipped;
    }

    /** What is wrong with the file, and where; empty as long as nothing is. */
    public Optional<String> damage() {
        return damage;
    }

    /** What was done to the frames; empty when they are as they stand in the file. */
    public Optional<String> note() {
        return cooked.map(type -> name + " has " + type.words() + " packets: each is given an Ethernet header");
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && damage.isEmpty()) {
            next = read();
        }
        return next.isPresent();
    }

    @Override
    public Captured next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Captured captured = next.orElseThrow();
        next = Optional.empty();
        return captured;
    }

    private Optional<Captured> read() {
        try {
            Optional<CaptureRecords.Record> record = records.next();
            Optional<Captured> frame = record.isEmpty() ? Optional.empty() : Optional.of(ethernet(record.get()));
            count++;
            return frame;
        } catch (IOException e) {
            damage = Optional.of(name + ", frame " + (count + 1) + " at byte " + records.at() + ": "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    private Captured ethernet(CaptureRecords.Record record) throws IOException {
        LinkType type = LinkType.of(record.link())
                .orElseThrow(() -> new IOException("it is" + unknown(record.link())));
        if (type == LinkType.ETHERNET) {
            return record.frame();
        }
        cooked = Optional.of(type);
        Captured frame = record.frame();
        byte[] bytes = type.ethernet(frame.bytes());
        return new Captured(frame.at(), frame.wireBytes() - frame.bytes().length + bytes.length, bytes);
    }

    private static String first(byte[] header) {
        return header.length == 0 ? "it is empty"
                : "with " + Format.MAC.of(header, 0, Math.min(header.length, Integer.BYTES) * Byte.SIZE);
    }

    private static RuntimeException trouble(String name, String why, String hint) {
        return Trouble.failed("cannot read the packets of " + name, why, hint).toException();
    }
}
