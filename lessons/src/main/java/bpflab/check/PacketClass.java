package bpflab.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A class of packets that a mix is made of: each writes one by chance, in the words of {@link bpflab.packet.Packet}.
 */
enum PacketClass {
    /** TCP over IPv4, any flags. */
    TCP(by -> by.ends("tcp") + by.pick(" syn", " ack", " syn ack", " fin ack", " rst", " psh ack") + by.payload()),
    /** UDP over IPv4. */
    UDP(by -> by.ends("udp") + by.payload()),
    /** ICMP: echo, reply, or another type. */
    ICMP(by -> "icmp " + by.pick("echo", "echo", "reply", "type 3 code 1", "type 11") + by.hosts()),
    /** ARP: no IP at all. */
    ARP(by -> by.pick("arp", "arp reply")),
    /** Another protocol in IPv4, or another kind of frame. */
    OTHER(by -> by.pick("ip proto " + by.number(18, 130), "ethertype " + by.number(0x0900, 0x7fff)) + by.payload()),
    /** The same protocols over IPv6. */
    IPV6(by -> "ipv6 " + by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo")),
    /** With one VLAN tag, or two. */
    VLAN(by -> "vlan " + by.number(1, 4000) + by.pick("", "", " vlan " + by.number(1, 4000)) + " "
            + by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo")),
    /** An IPv4 header longer than 20 bytes: what follows it does not stand where it mostly does. */
    OPTIONS(by -> by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo") + " options " + 4 * by.number(1, 9)),
    /** A later fragment, without the header of TCP or UDP, or a first one. */
    FRAGMENT(by -> by.pick("tcp :" + by.port(), "udp :" + by.port()) + " len 200 fragment "
            + by.pick("0 more", 8 * by.number(1, 180) + " more", "" + 8 * by.number(1, 180))),
    /** What the header says is wrong: its checksum, its length. */
    BAD(by -> by.pick("tcp :" + by.port(), "udp :" + by.port())
            + by.pick(" badsum", " ihl " + by.number(0, 4), " ihl 15",
            " total " + by.number(0, 2000))),
    /** Cut off anywhere behind the Ethernet header. */
    TRUNCATED(by -> by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo", "ipv6 udp :" + by.port(), "arp")
            + " cut " + by.number(14, 42));

    private final Writer writer;

    PacketClass(Writer writer) {
        this.writer = writer;
    }

    /** Writes one by chance. */
    private interface Writer {
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

    /** What is left to chance. Ports are often ones that programs know, else a filter for one would never meet it. */
    record Chance(Random random) {
        private static final List<Integer> KNOWN = List.of(7, 22, 53, 80, 443, 5005, 8080);

        int number(int from, int to) {
            return from + random.nextInt(to - from + 1);
        }

        String pick(String... of) {
            return of[random.nextInt(of.length)];
        }

        int port() {
            return random.nextBoolean() ? KNOWN.get(random.nextInt(KNOWN.size())) : number(1, 65535);
        }

        /** The protocol with two hosts and two ports, either of which may be a known one. */
        String ends(String protocol) {
            return protocol + " " + host() + ":" + port() + " > 10.11.0.1:" + port();
        }

        String hosts() {
            return " from " + host();
        }

        private String host() {
            return random.nextBoolean() ? "10.11.0.2" : "10." + number(0, 255) + "." + number(0, 255) + "."
                    + number(1, 254);
        }

        /** From nothing to nearly a full frame. */
        String payload() {
            return pick("", "", " len " + number(0, 64), " len " + number(65, 1400));
        }
    }
}
