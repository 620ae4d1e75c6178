package bpflab.packet;

import bpflab.trouble.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The frames of a capture file, one after the other: the format of tcpdump -w, in either byte order, in micro- or
 * nanoseconds (draft-ietf-opsawg-pcap). Where a file is damaged its frames end, and {@link #damage} says where and how.
 */
public final class PcapReader implements Iterator<PcapReader.Captured> {
    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;
    private static final int PCAPNG = 0x0a0d0d0a;
    private static final int HEADER_BYTES = 24;
    private static final int RECORD_BYTES = 16;
    private static final int ETHERNET = 1;
    /** What libpcap takes as well: MAXIMUM_SNAPLEN. */
    private static final int MOST_BYTES = 262_144;
    private static final int NANOS_PER_MICRO = 1000;

    private final String name;
    private final InputStream in;
    private final ByteOrder order;
    private final boolean nanos;
    private long at = HEADER_BYTES;
    private int count;
    private Optional<Captured> next = Optional.empty();
    private Optional<String> damage = Optional.empty();

    /**
     * A frame of a file.
     *
     * @param at when it was seen
     * @param wireBytes how long it was; more than there are {@code bytes} when the capture cut it
     */
    public record Captured(Instant at, int wireBytes, byte[] bytes) {}

    /** It writes over no file that is none: tcpdump would. */
    private static final String CAPTURE = ":lab capture lab.pcap :lab ping   # makes one";

    private PcapReader(String name, InputStream in, ByteOrder order, boolean nanos) {
        this.name = name;
        this.in = in;
        this.order = order;
        this.nanos = nanos;
    }

    /**
     * Begins to read.
     *
     * @param name what troubles call the file
     * @throws bpflab.trouble.TroubleException it is no such file, or its frames are not Ethernet's
     */
    public static PcapReader open(String name, InputStream in) {
        byte[] header;
        try {
            header = in.readNBytes(HEADER_BYTES);
        } catch (IOException e) {
            throw trouble(name, "it cannot be read: " + e.getMessage(), "!ls -l " + name);
        }
        ByteBuffer bytes = ByteBuffer.wrap(header);
        int magic = header.length < Integer.BYTES ? 0 : bytes.getInt(0);
        if (magic == PCAPNG) {
            throw trouble(name, "it is a pcapng file, the newer format, which bpflab does not read",
                    "!editcap -F pcap " + name + " other.pcap   # of the package wireshark-common");
        }
        boolean little = magic == Integer.reverseBytes(MICROS) || magic == Integer.reverseBytes(NANOS);
        if (!little && magic != MICROS && magic != NANOS) {
            throw trouble(name, "it does not begin as a pcap file does: " + first(header),
                    CAPTURE);
        }
        if (header.length < HEADER_BYTES) {
            throw trouble(name, "it ends after " + header.length + " of the " + HEADER_BYTES + " bytes of its header",
                    CAPTURE);
        }
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int link = bytes.order(order).getInt(20) & 0x0fff_ffff;
        if (link != ETHERNET) {
            throw trouble(name, "its frames are of link type " + link + ", and programs here run on Ethernet's, type 1",
                    "take it on an Ethernet interface; tcpdump -i any makes others");
        }
        return new PcapReader(name, in, order, bytes.order(ByteOrder.BIG_ENDIAN).getInt(0) == NANOS
                || magic == Integer.reverseBytes(NANOS));
    }

    /** What is wrong with the file, and where; empty as long as nothing is. */
    public Optional<String> damage() {
        return damage;
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
            byte[] head = in.readNBytes(RECORD_BYTES);
            if (head.length == 0) {
                return Optional.empty();
            }
            if (head.length < RECORD_BYTES) {
                throw new EOFException("the file ends in its header, after " + head.length + " of " + RECORD_BYTES
                        + " bytes");
            }
            ByteBuffer record = ByteBuffer.wrap(head).order(order);
            int bytes = record.getInt(8);
            if (bytes < 0 || bytes > MOST_BYTES) {
                throw new EOFException("it says that it has " + Integer.toUnsignedString(bytes) + " bytes, and "
                        + MOST_BYTES + " are the most");
            }
            byte[] frame = in.readNBytes(bytes);
            if (frame.length < bytes) {
                throw new EOFException("the file ends after " + frame.length + " of its " + bytes + " bytes");
            }
            count++;
            at += RECORD_BYTES + bytes;
            return Optional.of(new Captured(time(record), record.getInt(12), frame));
        } catch (IOException e) {
            damage = Optional.of(name + ", frame " + (count + 1) + " at byte " + at + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Instant time(ByteBuffer record) {
        long fraction = Integer.toUnsignedLong(record.getInt(4));
        return Instant.ofEpochSecond(Integer.toUnsignedLong(record.getInt(0)),
                nanos ? fraction : fraction * NANOS_PER_MICRO);
    }

    private static String first(byte[] header) {
        return header.length == 0 ? "it is empty"
                : "with " + Format.MAC.of(header, 0, Math.min(header.length, Integer.BYTES) * Byte.SIZE);
    }

    private static RuntimeException trouble(String name, String why, String hint) {
        return Trouble.failed("cannot read the packets of " + name, why, hint).toException();
    }
}
