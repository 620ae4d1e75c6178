package bpflab.packet;

import bpflab.packet.PacketSpec.What;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A recipe to bytes, from the inside out: each layer needs the length, and the checksum, of what it carries. */
final class FrameBuilder {
    private static final byte[] EVERYONE = HexFormat.of().parseHex("ffffffffffff");
    private static final int SOURCE_PORT = 40_000;
    private static final int TCP_PORT = 80;
    private static final int UDP_PORT = 53;
    /** ping(8) sends so many unless told otherwise. */
    private static final int PING_BYTES = 56;
    /** RFC 4861, sections 4.3 and 4.4: what is asked for, or told, stands behind the header. */
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int SOLICITED_OVERRIDE = 0x6000_0000;

    private final PacketSpec recipe;
    private final PacketEnds ends;

    FrameBuilder(PacketSpec recipe, PacketEnds ends) {
        this.recipe = recipe;
        this.ends = ends;
    }

    /** One frame; several when {@code mtu} makes fragments. */
    List<byte[]> frames() {
        List<byte[]> inner = switch (recipe.what) {
            case ARP -> List.of(arp());
            case ETHERTYPE -> List.of(payload(new byte[0]));
            default -> new IpPackets(recipe, protocol(), source(), destination()).of(transport());
        };
        return inner.stream().map(this::ethernet).map(this::cut).toList();
    }

    private byte[] cut(byte[] frame) {
        if (frame.length > 65_535) {
            throw trouble("its frame has " + frame.length + " bytes, and 65535 are the most",
                    "for example: udp len=60000");
        }
        int bytes = recipe.cutBytes.orElse(frame.length);
        if (bytes > frame.length) {
            throw trouble(
                    "the whole frame has only " + frame.length + " bytes, so it cannot be cut at " + bytes,
                            "for example: udp len=200 cut 100");
        }
        return Arrays.copyOf(frame, bytes);
    }

    private RuntimeException trouble(String why, String hint) {
        return Trouble.usage("cannot build the packet '" + recipe.words + "'", why, hint).toException();
    }

    private byte[] ethernet(byte[] inner) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 4 * recipe.vlans.size() + inner.length);
        boolean everyone = recipe.what == What.ARP && !recipe.reply;
        frame.put(recipe.toMac != null ? recipe.toMac : everyone ? EVERYONE : ends.toMac()).put(fromMac());
        for (int i = 0; i < recipe.vlans.size(); i++) {
            frame.putShort((short) (i < recipe.vlans.size() - 1 ? EtherType.OUTER_VLAN : EtherType.VLAN))
                    .putShort(recipe.vlans.get(i).shortValue());
        }
        return frame.putShort((short) etherType()).put(inner).array();
    }

    private int etherType() {
        return switch (recipe.what) {
            case ARP -> EtherType.ARP;
            case ETHERTYPE -> recipe.number;
            default -> recipe.ipv6 ? EtherType.IPV6 : EtherType.IPV4;
        };
    }

    private byte[] arp() {
        ByteBuffer arp = ByteBuffer.allocate(28);
        arp.putShort((short) 1)
                .putShort((short) EtherType.IPV4)
                .put((byte) 6)
                .put((byte) 4)
                .putShort((short) (recipe.reply ? 2 : 1));
        return arp.put(fromMac())
                .put(source())
                .put(recipe.reply ? ends.toMac() : new byte[6])
                .put(destination())
                .array();
    }

    private byte[] fromMac() {
        return recipe.fromMac != null ? recipe.fromMac : ends.fromMac();
    }

    /** A fragment that is not the first has no header of what it carries. */
    private byte[] transport() {
        if (recipe.fragmentOffset > 0) {
            return payload(ping());
        }
        return switch (recipe.what) {
            case ICMP -> icmp();
            case TCP -> tcp();
            case UDP -> udp(payload("hello, world".getBytes(StandardCharsets.UTF_8)), UDP_PORT);
            case IPIP -> carried();
            case GRE -> gre(carried());
            case VXLAN -> udp(vxlan(new FrameBuilder(recipe.inner, ends).frames().get(0)), Header.VXLAN_PORT);
            default -> payload(new byte[0]);
        };
    }

    private byte[] icmp() {
        int type = recipe.icmpType.orElse(recipe.ipv6 ? recipe.reply ? 129 : 128 : recipe.reply ? 0 : 8);
        boolean neighbor = recipe.ipv6 && (type == NEIGHBOR_SOLICITATION || type == NEIGHBOR_ADVERTISEMENT);
        byte[] payload = payload(!neighbor ? ping() : type == NEIGHBOR_SOLICITATION ? destination() : source());
        ByteBuffer icmp = ByteBuffer.allocate(8 + payload.length);
        icmp.put((byte) type)
                .put((byte) recipe.icmpCode)
                .putShort((short) 0)
                .putInt(!neighbor ? 0x0001_0001 : type == NEIGHBOR_SOLICITATION ? 0 : SOLICITED_OVERRIDE)
                .put(payload);
        Checksum sum = new Checksum().add(icmp.array(), 0, icmp.capacity());
        return icmp.putShort(2, (short) said((recipe.ipv6 ? pseudo(sum, icmp.capacity()) : sum).value())).array();
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
        byte[] options = recipe.tcpOptions.bytes();
        ByteBuffer tcp = ByteBuffer.allocate(20 + options.length + payload.length);
        tcp.putShort((short) sourcePort())
                .putShort((short) recipe.to.port().orElse(TCP_PORT))
                .putInt((int) recipe.sequence)
                .putInt((int) recipe.acknowledgment.orElse((recipe.tcpFlags & TcpFlag.ACK.bit()) != 0 ? 1 : 0));
        tcp.put((byte) (5 + options.length / 4 << 4))
                .put((byte) (recipe.tcpFlags == 0 && !recipe.tcpFlagsSaid ? TcpFlag.SYN.bit() : recipe.tcpFlags))
                .putShort((short) recipe.window)
                .putInt(0)
                .put(options)
                .put(payload);
        return tcp.putShort(
                16, (short) said(pseudo(new Checksum().add(tcp.array(), 0, tcp.capacity()), tcp.capacity()).value()))
                        .array();
    }

    /** The IP packet in a tunnel. */
    private byte[] carried() {
        FrameBuilder inner = new FrameBuilder(recipe.inner, ends);
        return new IpPackets(recipe.inner, inner.protocol(), inner.source(), inner.destination())
                .of(inner.transport()).get(0);
    }

    /** RFC 2784, without what is optional. */
    private byte[] gre(byte[] packet) {
        int type = recipe.inner.ipv6 ? EtherType.IPV6 : EtherType.IPV4;
        return ByteBuffer.allocate(4 + packet.length)
                .putShort((short) 0).putShort((short) type).put(packet).array();
    }

    /** RFC 7348: that there is a network's number, and the number. */
    private byte[] vxlan(byte[] frame) {
        return ByteBuffer.allocate(8 + frame.length).putInt(0x0800_0000).putInt(recipe.number << 8).put(frame).array();
    }

    private byte[] udp(byte[] payload, int port) {
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) sourcePort())
                .putShort((short) recipe.to.port().orElse(port))
                .putShort((short) udp.capacity())
                .putShort((short) 0)
                .put(payload);
        int sum = pseudo(new Checksum().add(udp.array(), 0, udp.capacity()), udp.capacity()).value();
        // 0 would say that there is no checksum: RFC 768
        return udp.putShort(6, (short) said(sum == 0 ? 0xffff : sum)).array();
    }

    private int said(int sum) {
        return recipe.wrongChecksum ? ~sum : sum;
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
            case UDP, VXLAN -> 17;
            case IPIP -> recipe.inner.ipv6 ? 41 : 4;
            case GRE -> 47;
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
        return recipe.from.address().orElse(ends.from(recipe.ipv6));
    }

    private byte[] destination() {
        return recipe.to.address().orElse(ends.to(recipe.ipv6));
    }
}
