package bpflab.packet;

import bpflab.packet.PacketSpec.What;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A spec to bytes, from the inside out: each layer needs the length, and the checksum, of what it carries. */
final class FrameBuilder {
    private static final byte[] EVERYONE = HexFormat.of().parseHex("ffffffffffff");
    private static final int SOURCE_PORT = 40_000;
    private static final int TCP_PORT = 80;
    private static final int UDP_PORT = 53;
    /** ping(8) sends so many unless told otherwise. */
    private static final int PING_BYTES = 56;

    private final PacketSpec spec;
    private final PacketEnds ends;

    FrameBuilder(PacketSpec spec, PacketEnds ends) {
        this.spec = spec;
        this.ends = ends;
    }

    /** One frame; several when {@code mtu} makes fragments. */
    List<byte[]> frames() {
        List<byte[]> inner = switch (spec.what) {
            case ARP -> List.of(arp());
            case ETHERTYPE -> List.of(payload(new byte[0]));
            default -> new IpPackets(spec, protocol(), source(), destination()).of(transport());
        };
        return inner.stream().map(this::ethernet).map(this::cut).toList();
    }

    private byte[] cut(byte[] frame) {
        if (frame.length > 65_535) {
            throw trouble("its frame has " + frame.length + " bytes, and 65535 are the most",
                    "for example: udp len=60000");
        }
        int bytes = spec.cutBytes.orElse(frame.length);
        if (bytes > frame.length) {
            throw trouble(
                    "the whole frame has only " + frame.length + " bytes, so it cannot be cut at " + bytes,
                            "for example: udp len=200 cut 100");
        }
        return Arrays.copyOf(frame, bytes);
    }

    private RuntimeException trouble(String why, String hint) {
        return Trouble.usage("cannot build the packet '" + spec.words + "'", why, hint).toException();
    }

    private byte[] ethernet(byte[] inner) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 4 * spec.vlans.size() + inner.length);
        boolean everyone = spec.what == What.ARP && !spec.reply;
        frame.put(spec.toMac != null ? spec.toMac : everyone ? EVERYONE : ends.toMac()).put(fromMac());
        for (int i = 0; i < spec.vlans.size(); i++) {
            frame.putShort((short) (i < spec.vlans.size() - 1 ? EtherType.OUTER_VLAN : EtherType.VLAN))
                    .putShort(spec.vlans.get(i).shortValue());
        }
        return frame.putShort((short) etherType()).put(inner).array();
    }

    private int etherType() {
        return switch (spec.what) {
            case ARP -> EtherType.ARP;
            case ETHERTYPE -> spec.number;
            default -> spec.ipv6 ? EtherType.IPV6 : EtherType.IPV4;
        };
    }

    private byte[] arp() {
        ByteBuffer arp = ByteBuffer.allocate(28);
        arp.putShort((short) 1)
                .putShort((short) EtherType.IPV4)
                .put((byte) 6)
                .put((byte) 4)
                .putShort((short) (spec.reply ? 2 : 1));
        return arp.put(fromMac())
                .put(source())
                .put(spec.reply ? ends.toMac() : new byte[6])
                .put(destination())
                .array();
    }

    private byte[] fromMac() {
        return spec.fromMac != null ? spec.fromMac : ends.fromMac();
    }

    /** A fragment that is not the first has no header of what it carries. */
    private byte[] transport() {
        if (spec.fragmentOffset > 0) {
            return payload(ping());
        }
        return switch (spec.what) {
            case ICMP -> icmp();
            case TCP -> tcp();
            case UDP -> udp(payload("hello, world".getBytes(StandardCharsets.UTF_8)), UDP_PORT);
            case IPIP -> carried();
            case GRE -> gre(carried());
            case VXLAN -> udp(vxlan(new FrameBuilder(spec.inner, ends).frames().get(0)), Header.VXLAN_PORT);
            default -> payload(new byte[0]);
        };
    }

    private byte[] icmp() {
        int type = spec.icmpType.orElse(spec.ipv6 ? spec.reply ? 129 : 128 : spec.reply ? 0 : 8);
        byte[] payload = payload(ping());
        ByteBuffer icmp = ByteBuffer.allocate(8 + payload.length);
        icmp.put((byte) type)
                .put((byte) spec.icmpCode)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1)
                .put(payload);
        Checksum sum = new Checksum().add(icmp.array(), 0, icmp.capacity());
        return icmp.putShort(2, (short) said((spec.ipv6 ? pseudo(sum, icmp.capacity()) : sum).value())).array();
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
                .putShort((short) spec.to.port().orElse(TCP_PORT))
                .putInt((int) spec.sequence)
                .putInt((int) spec.acknowledgment.orElse((spec.tcpFlags & TcpFlag.ACK.bit()) != 0 ? 1 : 0));
        tcp.put((byte) 0x50)
                .put((byte) (spec.tcpFlags == 0 && !spec.tcpFlagsSaid ? TcpFlag.SYN.bit() : spec.tcpFlags))
                .putShort((short) spec.window)
                .putInt(0)
                .put(payload);
        return tcp.putShort(
                16, (short) said(pseudo(new Checksum().add(tcp.array(), 0, tcp.capacity()), tcp.capacity()).value()))
                        .array();
    }

    /** The IP packet in a tunnel. */
    private byte[] carried() {
        FrameBuilder inner = new FrameBuilder(spec.inner, ends);
        return new IpPackets(spec.inner, inner.protocol(), inner.source(), inner.destination())
                .of(inner.transport()).get(0);
    }

    /** RFC 2784, without what is optional. */
    private byte[] gre(byte[] packet) {
        int type = spec.inner.ipv6 ? EtherType.IPV6 : EtherType.IPV4;
        return ByteBuffer.allocate(4 + packet.length)
                .putShort((short) 0).putShort((short) type).put(packet).array();
    }

    /** RFC 7348: that there is a network's number, and the number. */
    private byte[] vxlan(byte[] frame) {
        return ByteBuffer.allocate(8 + frame.length).putInt(0x0800_0000).putInt(spec.number << 8).put(frame).array();
    }

    private byte[] udp(byte[] payload, int port) {
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) sourcePort())
                .putShort((short) spec.to.port().orElse(port))
                .putShort((short) udp.capacity())
                .putShort((short) 0)
                .put(payload);
        int sum = pseudo(new Checksum().add(udp.array(), 0, udp.capacity()), udp.capacity()).value();
        // 0 would say that there is no checksum: RFC 768
        return udp.putShort(6, (short) said(sum == 0 ? 0xffff : sum)).array();
    }

    private int said(int sum) {
        return spec.wrongChecksum ? ~sum : sum;
    }

    private Checksum pseudo(Checksum sum, int bytes) {
        return sum.add(source(), 0, source().length)
                .add(destination(), 0, destination().length)
                .add(protocol())
                .add(bytes);
    }

    private int protocol() {
        return switch (spec.what) {
            case ICMP -> spec.ipv6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
            case TCP -> IpProtocol.TCP;
            case UDP, VXLAN -> IpProtocol.UDP;
            case IPIP -> spec.inner.ipv6 ? IpProtocol.IPV6 : IpProtocol.IPV4;
            case GRE -> IpProtocol.GRE;
            default -> spec.number;
        };
    }

    private byte[] payload(byte[] usual) {
        byte[] whole = spec.payload == null ? usual : spec.payload;
        if (spec.payloadBytes.isEmpty()) {
            return whole;
        }
        byte[] source = whole.length == 0 ? ping() : whole;
        byte[] payload = new byte[spec.payloadBytes.getAsInt()];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = source[i % source.length];
        }
        return payload;
    }

    private int sourcePort() {
        return spec.from.port().orElse(SOURCE_PORT);
    }

    private byte[] source() {
        return spec.from.address().orElse(ends.from(spec.ipv6));
    }

    private byte[] destination() {
        return spec.to.address().orElse(ends.to(spec.ipv6));
    }
}
