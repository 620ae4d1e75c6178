package bpflab.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What to build; the reader of the words fills it in. */
final class PacketSpec {
    /** What kind of packet it is. */
    enum What {
        ARP, ICMP, TCP, UDP, IP, ETHERTYPE,
        /** Tunnels: what they carry is {@link #inner}. */
        IPIP, GRE, VXLAN;

        boolean isTunnel() {
            return ordinal() >= IPIP.ordinal();
        }
    }

    final String words;
    What what;
    boolean ipv4;
    boolean ipv6;
    final List<Integer> vlans = new ArrayList<>();
    Endpoint from = Endpoint.NONE;
    Endpoint to = Endpoint.NONE;
    OptionalInt ttl = OptionalInt.empty();
    int tcpFlags;
    /** Whether it was said which flags there are, be it none. */
    boolean tcpFlagsSaid;
    boolean reply;
    OptionalInt icmpType = OptionalInt.empty();
    /** The kind of ICMP message by name, until it is known which ICMP it is; empty when it was not said so. */
    String icmpName = "";
    int icmpCode;
    /** The IP protocol of {@code ip proto N}, or the type of {@code ethertype N}. */
    int number;
    byte[] payload;
    /** How long the payload is to be: cut, or repeated. */
    OptionalInt payloadBytes = OptionalInt.empty();
    /** The hardware addresses; null when they are not said. */
    byte[] fromMac;
    byte[] toMac;
    int identification = 1;
    boolean dontFragment;
    boolean more;
    /** Of a lone fragment, in bytes. */
    int fragmentOffset;
    /** No IP packet is to be longer: else it is cut into fragments. */
    OptionalInt mtu = OptionalInt.empty();
    /** The extension headers of IPv6 by their numbers, the outer one first. */
    final List<Integer> extensions = new ArrayList<>();
    final TcpOptions tcpOptions = new TcpOptions();
    /** How many bytes of options, all of them "no operation", stand behind the IPv4 header. */
    int optionBytes;
    /** What the IP header says, true or not: its length in words, and the packet's in bytes. */
    OptionalInt headerWords = OptionalInt.empty();
    OptionalInt totalBytes = OptionalInt.empty();
    boolean wrongChecksum;
    OptionalInt cutBytes = OptionalInt.empty();
    /** The byte behind the version: type of service, of IPv6 the traffic class. */
    int trafficClass;
    long sequence = 1;
    OptionalLong acknowledgment = OptionalLong.empty();
    int window = 0xffff;
    /** What a tunnel carries; null when it is none. */
    PacketSpec inner;

    PacketSpec(String words) {
        this.words = words;
    }
}
