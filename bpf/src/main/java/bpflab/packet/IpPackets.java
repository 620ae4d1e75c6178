package bpflab.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What IP carries to packets, one or a fragment each: RFC 791 section 3.2, RFC 8200 section 4.5. */
final class IpPackets {
    private static final int V4_BYTES = 20;
    private static final int V6_BYTES = 40;
    private static final int FRAGMENT_HEADER_BYTES = 8;
    private static final int FRAGMENT_PROTOCOL = 44;
    private static final int MORE = 0x2000;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int CHECKSUM = 10;
    private static final byte NO_OPERATION = 1;

    private final PacketSpec spec;
    private final int protocol;
    private final byte[] source;
    private final byte[] destination;

    IpPackets(PacketSpec spec, int protocol, byte[] source, byte[] destination) {
        this.spec = spec;
        this.protocol = protocol;
        this.source = source;
        this.destination = destination;
    }

    /** One packet; with {@code mtu} as many as no one exceeds it. */
    List<byte[]> of(byte[] inner) {
        int header = spec.ipv6 ? V6_BYTES : v4Bytes();
        int mtu = spec.mtu.orElse(Integer.MAX_VALUE);
        if (header + inner.length <= mtu) {
            return List.of(packet(inner, spec.fragmentOffset, spec.more));
        }
        // all but the last in units of eight bytes
        int room = mtu - header - (spec.ipv6 ? FRAGMENT_HEADER_BYTES : 0) & ~7;
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < inner.length; at += room) {
            int end = Math.min(at + room, inner.length);
            packets.add(packet(Arrays.copyOfRange(inner, at, end), at, end < inner.length));
        }
        return packets;
    }

    private byte[] packet(byte[] inner, int offset, boolean more) {
        return spec.ipv6 ? v6(inner, offset, more) : v4(inner, offset, more);
    }

    private byte[] v4(byte[] inner, int offset, boolean more) {
        ByteBuffer packet = ByteBuffer.allocate(v4Bytes() + inner.length);
        packet.put((byte) (0x40 | spec.headerWords.orElse(v4Bytes() / 4)))
                .put((byte) spec.trafficClass)
                .putShort((short) spec.totalBytes.orElse(packet.capacity()))
                .putShort((short) spec.identification)
                .putShort((short) (offset / 8 | (more ? MORE : 0) | (spec.dontFragment ? DO_NOT_FRAGMENT : 0)));
        packet.put((byte) spec.ttl).put((byte) protocol).putShort((short) 0).put(source).put(destination);
        for (int i = 0; i < spec.optionBytes; i++) {
            packet.put(NO_OPERATION);
        }
        int sum = new Checksum().add(packet.put(inner).array(), 0, v4Bytes()).value();
        return packet.putShort(CHECKSUM, (short) (spec.wrongChecksum ? ~sum : sum)).array();
    }

    private int v4Bytes() {
        return V4_BYTES + spec.optionBytes;
    }

    private byte[] v6(byte[] inner, int offset, boolean more) {
        boolean fragment = offset > 0 || more;
        int carried = inner.length + (fragment ? FRAGMENT_HEADER_BYTES : 0);
        ByteBuffer packet = ByteBuffer.allocate(V6_BYTES + carried);
        packet.putInt(0x6000_0000 | spec.trafficClass << 20)
                .putShort((short) (spec.totalBytes.orElse(V6_BYTES + carried) - V6_BYTES))
                .put((byte) (fragment ? FRAGMENT_PROTOCOL : protocol))
                .put((byte) spec.ttl)
                .put(source)
                .put(destination);
        if (fragment) {
            packet.put((byte) protocol)
                    .put((byte) 0)
                    .putShort((short) (offset | (more ? 1 : 0)))
                    .putInt(spec.identification);
        }
        return packet.put(inner).array();
    }
}
