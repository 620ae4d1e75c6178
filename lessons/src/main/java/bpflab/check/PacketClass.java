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
    UDP(by -> by.ends("udp") + by.pick(by.payload(), by.payload(), by.likeTcp())),
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
    /** UDP or TCP that may go over few routers: any time to live, often a small one, with IPv4 options or without. */
    TTL(by -> by.pick("udp :", "udp :", "tcp :") + by.port() + by.pick("", " options " + 4 * by.number(1, 9)) + " ttl "
            + by.pick(String.valueOf(by.number(0, 6)), String.valueOf(by.number(0, 255))) + by.payload()),
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
        /** Of a fragment's place, in units of eight bytes (RFC 791). */
        private static final int OFFSET_BITS = 13;
        /** Behind an Ethernet header and an IPv4 header without options, and the type and code. */
        private static final int ICMP_CHECKSUM = 36;
        /** Often neighbours in number of what programs look for: these find a comparison that is only nearly right. */
        private static final List<Writer> OTHERS = List.of(
                by -> "ip proto 2" + by.payload(), by -> "ip proto 4" + by.payload(),
                by -> "ip proto 5" + by.ports(), by -> "ip proto " + by.pick("7", "16", "18") + by.ports(),
                by -> "ip proto " + by.number(19, 255) + by.payload(),
                by -> "ip proto " + by.alike() + by.ports(),
                by -> "ethertype " + by.number(0x0807, 0x08ff) + by.likeIpv4("06"),
                by -> "ethertype " + by.number(0x0900, 0x7fff) + by.likeIpv4(by.pick("01", "06", "11")),
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

        /** A known one in two; in four one that differs from a known one in a single bit: half of it is the same. */
        int port() {
            int any = known.get(random.nextInt(known.size()));
            if (random.nextBoolean()) {
                return any;
            }
            return random.nextBoolean() ? Math.max(1, any ^ 1 << number(0, Short.SIZE - 1)) : number(1, WORD);
        }

        /** The number of a protocol whose lower bits are those of ICMP, TCP or UDP. */
        int alike() {
            return Integer.parseInt(pick("1", "6", "17")) + 32 * number(1, 7);
        }

        /** Data that starts as TCP and UDP do. */
        String ports() {
            return String.format(" bytes %04x%04x", port(), port()) + "0000000100000000500220000000000000000000";
        }

        /** Behind a header of UDP what would be the rest of one of TCP. */
        String likeTcp() {
            return " bytes 0000000050" + pick("02", "02", "10", "12") + "ffff00000000";
        }

        /** What would be ICMP, TCP or UDP if it were IPv4: who does not ask well takes it for that. */
        String likeIpv4(String protocol) {
            return " bytes 450000280001000040" + protocol + "00000a0b00020a0b0001"
                    + ports().substring(" bytes ".length());
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
            return protocol + " " + host() + ":" + port() + " > " + pick("10.11.0.1", "10.11.0.1", host()) + ":"
                    + port();
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
            int offset = random.nextBoolean() ? number(1, 180) : 1 << number(0, OFFSET_BITS - 1);
            return pick("tcp", "udp") + " fragment " + 8 * offset + pick(" more", "")
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
