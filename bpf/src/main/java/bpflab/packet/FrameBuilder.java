package bpflab.packet;

import bpflab.packet.PacketSpec.What;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A recipe to bytes, from the inside out: each layer needs the length, and the checksum, of what it carries. */
final class FrameBuilder {
    private static final byte[] NEAR_MAC = HexFormat.of().parseHex("020000000001");
    private static final byte[] PEER_MAC = HexFormat.of().parseHex("020000000002");
    private static final byte[] EVERYONE = HexFormat.of().parseHex("ffffffffffff");
    private static final byte[] NEAR_V4 = {10, 11, 0, 1};
    private static final byte[] PEER_V4 = {10, 11, 0, 2};
    private static final byte[] NEAR_V6 = HexFormat.of().parseHex("fd110000000000000000000000000001");
    private static final byte[] PEER_V6 = HexFormat.of().parseHex("fd110000000000000000000000000002");
    private static final int SOURCE_PORT = 40_000;
    private static final int TCP_PORT = 80;
    private static final int UDP_PORT = 53;
    /** ping(8) sends so many unless told otherwise. */
    private static final int PING_BYTES = 56;

    private final PacketSpec recipe;

    FrameBuilder(PacketSpec recipe) {
        this.recipe = recipe;
    }

    byte[] build() {
        byte[] frame = ethernet(switch (recipe.what) {
            case ARP -> arp();
            case ETHERTYPE -> payload(new byte[0]);
            default -> recipe.ipv6 ? ipv6(transport()) : ipv4(transport());
        });
        if (frame.length > 65_535) {
            throw trouble("its frame has " + frame.length + " bytes, and 65535 are the most", "give it less payload");
        }
        int bytes = recipe.cutBytes.orElse(frame.length);
        if (bytes > frame.length) {
            throw trouble(
                    "the whole frame has only " + frame.length + " bytes, so it cannot be cut at " + bytes,
                            "cut it at less, or give it a longer payload");
        }
        return Arrays.copyOf(frame, bytes);
    }

    private RuntimeException trouble(String why, String hint) {
        return Trouble.usage("cannot build the packet '" + recipe.words + "'", why, hint).toException();
    }

    private byte[] ethernet(byte[] inner) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 4 * recipe.vlans.size() + inner.length);
        frame.put(recipe.what == What.ARP && !recipe.reply ? EVERYONE : NEAR_MAC).put(PEER_MAC);
        for (int i = 0; i < recipe.vlans.size(); i++) {
            // the outer of two tags has a type of its own: IEEE 802.1ad
            frame.putShort((short) (i < recipe.vlans.size() - 1 ? 0x88a8 : 0x8100))
                    .putShort(recipe.vlans.get(i).shortValue());
        }
        return frame.putShort((short) etherType()).put(inner).array();
    }

    private int etherType() {
        return switch (recipe.what) {
            case ARP -> 0x0806;
            case ETHERTYPE -> recipe.number;
            default -> recipe.ipv6 ? 0x86dd : 0x0800;
        };
    }

    private byte[] arp() {
        ByteBuffer arp = ByteBuffer.allocate(28);
        arp.putShort((short) 1)
                .putShort((short) 0x0800)
                .put((byte) 6)
                .put((byte) 4)
                .putShort((short) (recipe.reply ? 2 : 1));
        return arp.put(PEER_MAC).put(source()).put(recipe.reply ? NEAR_MAC : new byte[6]).put(destination()).array();
    }

    private byte[] ipv4(byte[] inner) {
        ByteBuffer packet = ByteBuffer.allocate(20 + inner.length);
        packet.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) packet.capacity())
                .putShort((short) 1)
                .putShort((short) 0);
        packet.put((byte) recipe.ttl)
                .put((byte) protocol())
                .putShort((short) 0)
                .put(source())
                .put(destination())
                .put(inner);
        return packet.putShort(10, (short) new Checksum().add(packet.array(), 0, 20).value()).array();
    }

    private byte[] ipv6(byte[] inner) {
        ByteBuffer packet = ByteBuffer.allocate(40 + inner.length);
        packet.putInt(0x6000_0000).putShort((short) inner.length).put((byte) protocol()).put((byte) recipe.ttl);
        return packet.put(source()).put(destination()).put(inner).array();
    }

    private byte[] transport() {
        return switch (recipe.what) {
            case ICMP -> icmp();
            case TCP -> tcp();
            case UDP -> udp();
            default -> payload(new byte[0]);
        };
    }

    private byte[] icmp() {
        int type = recipe.icmpType.orElse(recipe.ipv6 ? recipe.reply ? 129 : 128 : recipe.reply ? 0 : 8);
        byte[] payload = payload(ping());
        ByteBuffer icmp = ByteBuffer.allocate(8 + payload.length);
        icmp.put((byte) type)
                .put((byte) recipe.icmpCode)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1)
                .put(payload);
        Checksum sum = new Checksum().add(icmp.array(), 0, icmp.capacity());
        return icmp.putShort(2, (short) (recipe.ipv6 ? pseudo(sum, icmp.capacity()) : sum).value()).array();
    }

    private static byte[] ping() {
        byte[] payload = new byte[PING_BYTES];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) i;
        }
        return payload;
    }

    private byte[] tcp() {
        byte[] payload = payload(new byte[0]);
        ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
        tcp.putShort((short) sourcePort())
                .putShort((short) recipe.to.port().orElse(TCP_PORT))
                .putInt(1)
                .putInt((recipe.tcpFlags & TcpFlag.ACK.bit()) != 0 ? 1 : 0);
        tcp.put((byte) 0x50)
                .put((byte) (recipe.tcpFlags == 0 ? TcpFlag.SYN.bit() : recipe.tcpFlags))
                .putShort((short) 0xffff)
                .putInt(0)
                .put(payload);
        return tcp.putShort(
                16, (short) pseudo(new Checksum().add(tcp.array(), 0, tcp.capacity()), tcp.capacity()).value()).array();
    }

    private byte[] udp() {
        byte[] payload = payload("hello, world".getBytes(StandardCharsets.UTF_8));
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) sourcePort())
                .putShort((short) recipe.to.port().orElse(UDP_PORT))
                .putShort((short) udp.capacity())
                .putShort((short) 0)
                .put(payload);
        int sum = pseudo(new Checksum().add(udp.array(), 0, udp.capacity()), udp.capacity()).value();
        // 0 would say that there is no checksum: RFC 768
        return udp.putShort(6, (short) (sum == 0 ? 0xffff : sum)).array();
    }

    private Checksum pseudo(Checksum sum, int bytes) {
        return sum.add(source(), 0, source().length)
                .add(destination(), 0, destination().length)
                .add(protocol())
                .add(bytes);
    }

    private int protocol() {
        return switch (recipe.what) {
            case ICMP -> recipe.ipv6 ? 58 : 1;
            case TCP -> 6;
            case UDP -> 17;
            default -> recipe.number;
        };
    }

    private byte[] payload(byte[] usual) {
        byte[] whole = recipe.payload == null ? usual : recipe.payload;
        if (recipe.payloadBytes.isEmpty()) {
            return whole;
        }
        byte[] source = whole.length == 0 ? ping() : whole;
        byte[] payload = new byte[recipe.payloadBytes.getAsInt()];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = source[i % source.length];
        }
        return payload;
    }

    private int sourcePort() {
        return recipe.from.port().orElse(SOURCE_PORT);
    }

    private byte[] source() {
        return recipe.from.address().orElse(recipe.ipv6 ? PEER_V6 : PEER_V4);
    }

    private byte[] destination() {
        return recipe.to.address().orElse(recipe.ipv6 ? NEAR_V6 : NEAR_V4);
    }
}
