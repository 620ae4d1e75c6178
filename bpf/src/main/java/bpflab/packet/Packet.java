package bpflab.packet;

import bpflab.trouble.Trouble;
import java.util.List;

/** An Ethernet frame, built from words or dissected into words. */
public final class Packet {
    private Packet() {}

    /**
     * Builds a frame from words: {@code udp :5005}, {@code tcp 10.11.0.2:80 > 10.11.0.1:4000 syn}, {@code icmp echo},
     * {@code arp},
     * {@code vlan 7 udp :53}, {@code ipv6 icmp echo}, {@code udp :53 cut 20}. Lengths and checksums are right, the
     * order of the words is free:
     *
     * <pre>
     * what   arp [reply] | icmp [echo | reply | type N] [code N] | tcp [syn ack fin rst psh urg ece cwr] | udp |
     *        ip proto N | ethertype N
     * where  [from] ADDRESS:PORT > ADDRESS:PORT          each part may be missing; one alone, as :80, is the
     *        destination's; IPv6 addresses with a port in brackets: [fd11::1]:80
     *        from or src ADDRESS:PORT, to or dst ADDRESS:PORT, sport N, dport N
     *        hardware addresses in the same places, or smac M, dmac M
     * how    ipv6, vlan N (again for a second tag), ttl N, tos N (or dscp N, ecn N), seq N, acknum N, window N,
     *        payload TEXT or "TEXT WITH BLANKS", bytes 0035ff: a payload in hexadecimal,
     *        len N: so many bytes of payload, cut or repeated; N may stand behind = too: len=100
     *        options N: so many bytes of options in the IPv4 header, which do nothing
     * in     ipip PACKET | gre PACKET | vxlan N PACKET   a tunnel: what stands before is said of its own headers
     * cut    mtu N: as many fragments as no IP packet is longer; fragment N, more: a lone fragment, at byte N, with
     *        more behind it; id N, df: the IP header's identification, and "do not fragment"
     * wrong  badsum: wrong checksums; ihl N, total N: what the IP header says its length and the packet's is
     *        cut N: only the first N bytes; 14, an Ethernet header, is the least that the kernel runs a program on
     * </pre>
     *
     * What is not said: from 10.11.0.2 to 10.11.0.1 (fd11::2, fd11::1), the lab's peer and its near end; from port
     * 40000 to 80 (tcp) or 53 (udp); a tcp packet is a syn without payload, udp says "hello, world", icmp echo has
     * ping's 56 bytes; ttl 64.
     *
     * @throws bpflab.trouble.TroubleException the word that is wrong, and those that are known
     */
    public static byte[] build(String words) {
        List<byte[]> frames = frames(words, PacketEnds.OF_THE_LAB);
        if (frames.size() > 1) {
            throw Trouble.usage("cannot build the packet '" + words + "'", "it makes " + frames.size()
                    + " fragments, and one packet is wanted here", "a greater mtu, or a lone one: fragment 0 more")
                    .toException();
        }
        return frames.get(0);
    }

    /** The same, which may be several fragments, between other ends than the lab's. */
    public static List<byte[]> frames(String words, PacketEnds ends) {
        return new FrameBuilder(PacketSpecReader.read(words), ends).frames();
    }

    /** The words that {@link #build} knows, for completion. */
    public static List<String> words() {
        return PacketSpecReader.words();
    }

    /**
     * A frame in one line: {@code 10.11.0.2 > 10.11.0.1 udp 5005 > 40000, 12 bytes}; of one that was cut, how far it
     * goes.
     */
    public static String describe(byte[] frame) {
        return new PacketSummary(Dissector.layers(frame)).line();
    }

    /**
     * The headers of a frame from the outside in, then what is behind them. Any bytes will do: what is cut off is not
     * there.
     */
    public static List<Layer> layers(byte[] frame) {
        return Dissector.layers(frame);
    }
}
