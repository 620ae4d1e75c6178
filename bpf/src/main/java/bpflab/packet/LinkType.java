package bpflab.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the frames of a capture file begin with (https://www.tcpdump.org/linktypes.html). Programs here run on
 * Ethernet's: frames of others that hold a packet of a known type are given an Ethernet header in place of their own.
 */
enum LinkType {
    ETHERNET(1, "Ethernet"),
    NULL(0, "BSD loopback") {
        @Override byte[] ethernet(byte[] frame) {
            // the family of the address in the byte order of who captured: 2 in the first or in the last byte
            int type = frame.length < 4 || (frame[0] | frame[3]) == 2 ? EtherType.IPV4 : EtherType.IPV6;
            return frame.length < 4 ? frame : framed(frame, 4, type);
        }
    },
    RAW(101, "raw IP") {
        @Override byte[] ethernet(byte[] frame) {
            int type = frame.length > 0 && (frame[0] & 0xf0) == 0x60 ? EtherType.IPV6 : EtherType.IPV4;
            return frame.length == 0 ? frame : framed(frame, 0, type);
        }
    },
    /** As {@code tcpdump -i any} wrote it until libpcap 1.10. */
    LINUX_SLL(113, "Linux cooked") {
        @Override byte[] ethernet(byte[] frame) {
            return frame.length < 16 ? frame : framed(frame, 16, ByteBuffer.wrap(frame).getShort(14));
        }
    },
    LINUX_SLL2(276, "Linux cooked, version 2") {
        @Override byte[] ethernet(byte[] frame) {
            return frame.length < 20 ? frame : framed(frame, 20, ByteBuffer.wrap(frame).getShort(0));
        }
    };

    /** What libpcap of other systems calls raw IP. */
    private static final List<Integer> RAW_TOO = List.of(12, 14, 228, 229);

    private final int number;
    private final String words;

    LinkType(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** A type by its number; empty when its frames cannot be made Ethernet's. */
    static Optional<LinkType> of(int number) {
        int meant = RAW_TOO.contains(number) ? RAW.number : number;
        return Arrays.stream(values()).filter(type -> type.number == meant).findFirst();
    }

    /** Its name. */
    String words() {
        return words;
    }

    /** The frame as on an Ethernet. */
    byte[] ethernet(byte[] frame) {
        return frame;
    }

    private static byte[] framed(byte[] frame, int from, int type) {
        return ByteBuffer.allocate(14 + frame.length - from)
                .put(PacketEnds.OF_THE_LAB.toMac())
                .put(PacketEnds.OF_THE_LAB.fromMac())
                .putShort((short) type)
                .put(frame, from, frame.length - from)
                .array();
    }
}
