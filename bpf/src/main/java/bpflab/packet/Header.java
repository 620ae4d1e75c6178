package bpflab.packet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headers and their fields, in order, with their bits: the pictures of the RFCs as tables. */
enum Header {
    ETHERNET(slot("destination", 48, Format.MAC), slot("source", 48, Format.MAC), slot("type", 16, Format.HEX)),
    /** IEEE 802.1Q. */
    VLAN(slot("priority", 3, Format.NUMBER), slot("drop eligible", 1, Format.NUMBER), slot("id", 12, Format.NUMBER),
            slot("type", 16, Format.HEX)),
    /** RFC 826 with Ethernet and IPv4. */
    ARP(slot("hardware type", 16, Format.NUMBER), slot("protocol type", 16, Format.HEX),
            slot("hardware bytes", 8, Format.NUMBER),
            slot("protocol bytes", 8, Format.NUMBER), slot("operation", 16, Format.NUMBER),
                    slot("sender mac", 48, Format.MAC),
            slot("sender address", 32, Format.ADDRESS), slot("target mac", 48, Format.MAC),
                    slot("target address", 32, Format.ADDRESS)),
    /** RFC 791. */
    IPV4(slot("version", 4, Format.NUMBER), slot("header length", 4, Format.WORDS), slot("dscp", 6, Format.NUMBER),
            slot("ecn", 2, Format.NUMBER),
            slot("total length", 16, Format.NUMBER), slot("identification", 16, Format.NUMBER),
                    slot("flags", 3, Format.HEX),
            slot("fragment offset", 13, Format.FRAGMENT), slot("ttl", 8, Format.NUMBER),
                    slot("protocol", 8, Format.NUMBER),
            slot("checksum", 16, Format.HEX), slot("source", 32, Format.ADDRESS),
                    slot("destination", 32, Format.ADDRESS)),
    /** RFC 8200. */
    IPV6(slot("version", 4, Format.NUMBER), slot("traffic class", 8, Format.NUMBER), slot("flow label", 20, Format.HEX),
            slot("payload length", 16, Format.NUMBER), slot("next header", 8, Format.NUMBER),
                    slot("hop limit", 8, Format.NUMBER),
            slot("source", 128, Format.ADDRESS), slot("destination", 128, Format.ADDRESS)),
    /** RFC 8200, section 4.5. */
    FRAGMENT(slot("next header", 8, Format.NUMBER), slot("reserved", 8, Format.NUMBER),
            slot("fragment offset", 13, Format.FRAGMENT), slot("unused", 2, Format.NUMBER),
            slot("more", 1, Format.NUMBER), slot("identification", 32, Format.NUMBER)),
    /** RFC 792; the second half is that of echo and its reply. */
    ICMP(slot("type", 8, Format.NUMBER), slot("code", 8, Format.NUMBER), slot("checksum", 16, Format.HEX),
            slot("identifier", 16, Format.NUMBER), slot("sequence", 16, Format.NUMBER)),
    /** RFC 4443. */
    ICMPV6(slot("type", 8, Format.NUMBER), slot("code", 8, Format.NUMBER), slot("checksum", 16, Format.HEX),
            slot("identifier", 16, Format.NUMBER), slot("sequence", 16, Format.NUMBER)),
    /** RFC 9293. */
    TCP(slot("source port", 16, Format.NUMBER), slot("destination port", 16, Format.NUMBER),
            slot("sequence", 32, Format.NUMBER),
            slot("acknowledgment", 32, Format.NUMBER), slot("header length", 4, Format.WORDS),
                    slot("reserved", 4, Format.NUMBER),
            slot("flags", 8, Format.TCP_FLAGS), slot("window", 16, Format.NUMBER), slot("checksum", 16, Format.HEX),
                    slot("urgent pointer", 16, Format.NUMBER)),
    /** RFC 768. */
    UDP(slot("source port", 16, Format.NUMBER), slot("destination port", 16, Format.NUMBER),
            slot("length", 16, Format.NUMBER), slot("checksum", 16, Format.HEX)),
    /** RFC 8200, sections 4.3, 4.4 and 4.6: options hop by hop or for the destination, and routing. */
    EXTENSION(slot("next header", 8, Format.NUMBER), slot("length", 8, Format.NUMBER)),
    /** RFC 2784 and RFC 2890. */
    GRE(slot("flags", 16, Format.HEX), slot("type", 16, Format.HEX)),
    /** RFC 7348. */
    VXLAN(slot("flags", 8, Format.HEX), slot("reserved", 24, Format.HEX), slot("network", 24, Format.NUMBER),
            slot("reserved 2", 8, Format.HEX));

    /** Where VXLAN listens. */
    static final int VXLAN_PORT = 4789;

    /** A field's name, length, and way of writing. */
    record Slot(String name, int bits, Format format) {}

    final List<Slot> slots;

    Header(Slot... slots) {
        this.slots = List.of(slots);
    }

    private static Slot slot(String name, int bits, Format format) {
        return new Slot(name, bits, format);
    }

    /** The length without options. */
    int bytes() {
        return slots.stream().mapToInt(Slot::bits).sum() / 8;
    }

    /** The header of an Ethernet type; empty when none of these. */
    static Optional<Header> ofEtherType(int type) {
        return Optional.ofNullable(switch (type) {
            case EtherType.IPV4 -> IPV4;
            case EtherType.ARP -> ARP;
            case EtherType.BRIDGED -> ETHERNET;
            case EtherType.VLAN, EtherType.OUTER_VLAN -> VLAN;
            case EtherType.IPV6 -> IPV6;
            default -> null;
        });
    }

    /** The header of an IP protocol number; empty when none of these. */
    static Optional<Header> ofProtocol(int number) {
        return Optional.ofNullable(switch (number) {
            case IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.DESTINATION -> EXTENSION;
            case IpProtocol.ICMP -> ICMP;
            case IpProtocol.IPV4 -> IPV4;
            case IpProtocol.TCP -> TCP;
            case IpProtocol.UDP -> UDP;
            case IpProtocol.IPV6 -> IPV6;
            case IpProtocol.FRAGMENT -> FRAGMENT;
            case IpProtocol.GRE -> GRE;
            case IpProtocol.ICMPV6 -> ICMPV6;
            default -> null;
        });
    }

    /** The header's name in a {@link Layer}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
