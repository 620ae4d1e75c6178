package bpflab.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A class of packets that a mix is made of: each writes one by chance, in the words of {@link bpflab.packet.Packet}.
 */
enum PacketClass {
    /** TCP over IPv4, any flags. */
    TCP(by -> by.ends("tcp") + by.pick(" syn", " ack", " syn ack", " fin ack", " rst", " psh ack", " syn ece cwr")
            + by.payload("tcp")),
    /** UDP over IPv4. */
    UDP(by -> by.ends("udp") + by.inTurn("udp", b -> b.payload("udp"), b -> b.payload("udp"), Chance::likeTcp)),
    /** ICMP: echo, reply, or another type; short and long. */
    ICMP(by -> "icmp " + by.pick("echo", "echo", "reply", "type 3 code 1", "type 11") + by.hosts()
            + by.inTurn("icmp", "", " len 0", " len " + by.number(1, 200), " len " + by.number(201, 1400))),
    /** A ping whose checksum carries over when its answer's is made by adding to it. */
    CARRY(Chance::carrying),
    /** ARP: no IP at all; also as long as a frame has to be on a cable. */
    ARP(by -> by.inTurn("arp", "arp", "arp reply", by.paddedArp())),
    /** For all machines, or for an address that has something of that. */
    BROADCAST(Chance::broadcast),
    /** Another protocol in IPv4, or another kind of frame. */
    OTHER(Chance::other),
    /** The same protocols over IPv6. */
    IPV6(by -> "ipv6 " + by.inTurn(
            "ipv6", b -> b.ends6("tcp"), b -> b.ends6("tcp"), b -> b.ends6("tcp"), b -> b.ends6("udp"),
            b -> "icmp echo", b -> "ip proto " + b.pick("2", "7", "16", "89", "132", b.alike("ipv6")) + b.ports())),
    /** With one VLAN tag, or two. */
    VLAN(by -> "vlan " + by.number(1, 4000) + by.pick("", "", " vlan " + by.number(1, 4000)) + " "
            + by.inTurn("vlan", b -> "tcp :" + b.port("vlan"), b -> "udp :" + b.port("vlan"), b -> "icmp echo")),
    /** An IPv4 header longer than 20 bytes: what follows it does not stand where it mostly does. */
    OPTIONS(by -> by.inTurn(
            "options", b -> "tcp :" + b.port("tcp options"), b -> "udp :" + b.port("udp options"), b -> "icmp echo")
            + " options " + 4 * by.number(1, 9)),
    /** UDP or TCP that may go over few routers: any time to live, often a small one, with IPv4 options or without. */
    TTL(by -> by.pick("udp :", "udp :", "tcp :") + by.port("ttl")
            + by.pick("", " options " + 4 * by.number(1, 9)) + " ttl "
            + by.pick(String.valueOf(by.number(0, 6)), String.valueOf(by.number(0, 255))) + by.payload("ttl")),
    /** A first fragment, or a later one, without the header of TCP or UDP. */
    FRAGMENT(by -> by.inTurn(
            "fragment", b -> b.pick("tcp :", "udp :") + b.port("fragment") + " len 200 fragment 0 more",
            Chance::laterFragment)),
    /** What the header says is wrong: its checksum, its length. */
    BAD(by -> by.pick("tcp :", "udp :") + by.port("bad")
            + by.pick(" badsum", " ihl " + by.number(0, 4), " ihl 15",
            " total " + by.number(0, 2000))),
    /** Cut off anywhere behind the Ethernet header. */
    TRUNCATED(by -> by.inTurn("cut", "tcp :", "udp :", "icmp echo", "ipv6 udp :", "arp").replaceFirst(
            ":$", ":" + by.port("cut")) + " cut " + by.number(14, 42));

    private final Writer writer;

    PacketClass(Writer writer) {
        this.writer = writer;
    }

    /** Writes one by chance. */
    interface Writer {
        String one(Chance by);
    }

    /** As it is written in a lesson. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String one(Chance by) {
        return writer.one(by);
    }

    static Optional<PacketClass> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static List<String> all() {
        return Arrays.stream(values()).map(PacketClass::word).toList();
    }
}
