package bpflab.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A packet with a list of segments, RFC 8754: a datagram by IPv6 that is at its next to last segment, and has one more
 * to go. Its frame is for everyone.
 *
 * <pre>
 *  frame 14 | IPv6 40, to the segment | next 17, 4 x 8 bytes, routing 4, 1 left, last 1 | last | segment | UDP 8 | 8
 * </pre>
 */
public record SegmentPacket(String from, String segment, String last) {
    private static final int ROUTING_BYTES = 40;
    private static final int UDP_BYTES = 16;
    private static final int ROUTING = 43;

    /** As {@code --hex} takes it. */
    public String hex() {
        byte[] source = address(from);
        byte[] now = address(segment);
        byte[] end = address(last);
        byte[] data = ByteBuffer.allocate(UDP_BYTES).putShort((short) 40_000).putShort((short) 5005)
                .putShort((short) UDP_BYTES).putShort((short) 0).array();
        short sum = (short) new Checksum().add(source, 0, source.length).add(end, 0, end.length)
                .add(IpProtocol.UDP).add(UDP_BYTES).add(data, 0, data.length).value();
        ByteBuffer packet = ByteBuffer.allocate(14 + 40 + ROUTING_BYTES + UDP_BYTES)
                .put(HexFormat.of().parseHex("ffffffffffff" + "020000000002" + "86dd"))
                .putInt(6 << 28).putShort((short) (ROUTING_BYTES + UDP_BYTES)).put((byte) ROUTING).put((byte) 64)
                .put(source).put(now)
                .put(new byte[] {IpProtocol.UDP, ROUTING_BYTES / 8 - 1, 4, 1, 1, 0, 0, 0}).put(end).put(now)
                .put(data);
        packet.putShort(packet.position() - UDP_BYTES + 6, sum);
        return HexFormat.of().formatHex(packet.array());
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException(text + " is an address, no name", none);
        }
    }
}
