package bpflab.check;

import bpflab.packet.Packet;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A class of packets that a mix is made of: each writes one by chance, in the words of {@link bpflab.packet.Packet}.
 */
enum PacketClass {
    /** TCP over IPv4, any flags. */
    TCP(by -> by.ends("tcp") + by.pick(" syn", " ack", " syn ack", " fin ack", " rst", " psh ack", " syn ece cwr")
            + by.payload()),
    /** UDP over IPv4. */
    UDP(by -> by.ends("udp") + by.payload()),
    /** ICMP: echo, reply, or another type. */
    ICMP(by -> "icmp " + by.pick("echo", "echo", "reply", "type 3 code 1", "type 11") + by.hosts()),
    /** A ping whose checksum carries over when its answer's is made by adding to it. */
    CARRY(Chance::carrying),
    /** ARP: no IP at all. */
    ARP(by -> by.pick("arp", "arp reply")),
    /** Another protocol in IPv4, or another kind of frame. */
    OTHER(Chance::other),
    /** The same protocols over IPv6. */
    IPV6(by -> "ipv6 " + by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo")),
    /** With one VLAN tag, or two. */
    VLAN(by -> "vlan " + by.number(1, 4000) + by.pick("", "", " vlan " + by.number(1, 4000)) + " "
            + by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo")),
    /** An IPv4 header longer than 20 bytes: what follows it does not stand where it mostly does. */
    OPTIONS(by -> by.pick("tcp :" + by.port(), "udp :" + by.port(), "icmp echo") + " options " + 4 * by.number(1, 9)),
    /** A first fragment, or a later one, without the header of TCP or UDP. */
    FRAGMENT(by -> by.pick(by.pick("tcp :", "udp :") + by.port() + " len 200 fragment 0 more", by.laterFragment())),
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
    static final class Chance {
        private static final int WORD = 0xffff;
        /** Behind an Ethernet header and an IPv4 header without options, and the type and code. */
        private static final int ICMP_CHECKSUM = 36;
        /** What would be TCP to port 80 if it were IPv4: who does not ask well takes it for that. */
        private static final String TCP_TO_80 =
                " bytes 4500002800010000400600000a0b00020a0b00019c4000500000000100000000500220000000000000";
        /** Often neighbours in number of what programs look for: these find a comparison that is only nearly right. */
        private static final List<Writer> OTHERS = List.of(
                by -> "ip proto 2" + by.payload(), by -> "ip proto 4" + by.payload(),
                by -> "ip proto 5" + by.payload(), by -> "ip proto " + by.pick("7", "16", "18") + by.payload(),
                by -> "ip proto " + by.number(19, 255) + by.payload(),
                by -> "ethertype " + by.number(0x0807, 0x08ff) + TCP_TO_80,
                by -> "ethertype " + by.number(0x0900, 0x7fff) + TCP_TO_80,
                by -> "ethertype " + by.number(0x0900, 0x7fff) + by.payload());

        private final Random random;
        private final List<Integer> known;
        /** Those that have not come yet: so all of them come soon. */
        private final LinkedList<Writer> others = new LinkedList<>();

        Chance(Random random, List<Integer> known) {
            this.random = random;
            this.known = List.copyOf(known);
        }

        int number(int from, int to) {
            return from + random.nextInt(to - from + 1);
        }

        String pick(String... of) {
            return of[random.nextInt(of.length)];
        }

        int port() {
            return random.nextBoolean() ? known.get(random.nextInt(known.size())) : number(1, 65535);
        }

        /** A protocol of IPv4 that is none of ICMP, TCP and UDP, or a frame that is no IP and no ARP. */
        String other() {
            if (others.isEmpty()) {
                others.addAll(OTHERS);
                Collections.shuffle(others, random);
            }
            return others.remove().one(this);
        }

        /** The protocol with two hosts and two ports, either of which may be a known one. */
        String ends(String protocol) {
            return protocol + " " + host() + ":" + port() + " > 10.11.0.1:" + port();
        }

        String hosts() {
            return " from " + host();
        }

        /**
         * A ping with a word of payload so chosen that its checksum plus 0x0800 is more than 16 bits can hold, in
         * network order and in that of a little-endian machine.
         */
        String carrying() {
            int checksum = number(0xf8, 0xfe) << Byte.SIZE | 0xff;
            String rest = String.format("%04x", number(0, WORD));
            byte[] plain = Packet.build("icmp echo bytes 0000" + rest);
            int sum = WORD - (Byte.toUnsignedInt(plain[ICMP_CHECKSUM]) << Byte.SIZE
                    | Byte.toUnsignedInt(plain[ICMP_CHECKSUM + 1]));
            return String.format("icmp echo bytes %04x", Math.floorMod(WORD - checksum - sum, WORD)) + rest;
        }

        /** Its data stands where a first one has its ports, and looks like ports. */
        String laterFragment() {
            return pick("tcp", "udp") + " fragment " + 8 * number(1, 180) + pick(" more", "")
                    + String.format(" bytes %04x%04x", port(), port()) + "00000000";
        }

        private String host() {
            return random.nextBoolean() ? "10.11.0.2" : "10." + number(0, 255) + "." + number(0, 255) + "."
                    + number(1, 254);
        }

        /** From nothing to nearly a full frame; or bytes which, read as a header, say anything. */
        String payload() {
            return pick("", " bytes " + bytes(), " len " + number(0, 64), " len " + number(65, 1400));
        }

        private String bytes() {
            return random.ints(number(1, 8))
                    .mapToObj(word -> String.format("%08x", word))
                    .collect(Collectors.joining());
        }
    }
}
