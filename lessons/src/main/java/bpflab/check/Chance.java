package bpflab.check;

import bpflab.packet.Packet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is left to chance in a packet. Ports are often ones that programs know, else a filter for one would never meet
 * it. What there are few kinds of comes in turn, so that in a mix of some length nothing is left out.
 */
final class Chance {
    private static final int WORD = 0xffff;
    /** Of a fragment's place, in units of eight bytes (RFC 791). */
    private static final int OFFSET_BITS = 13;
    /** Behind an Ethernet header and an IPv4 header without options, and the type and code. */
    private static final int ICMP_CHECKSUM = 36;
    private static final String ALL = "ff:ff:ff:ff:ff:ff";
    private static final HexFormat HEX = HexFormat.of();
    private static final int ETHERNET = 14;
    /** Often neighbours in number of what programs look for: these find a comparison that is only nearly right. */
    private static final List<PacketClass.Writer> OTHERS = List.of(
            by -> "ip proto 2" + by.payload("other"), by -> "ip proto 4" + by.payload("other"),
            by -> "ip proto 5" + by.ports(), by -> "ip proto 7" + by.ports(), by -> "ip proto 16" + by.ports(),
            by -> "ip proto 18" + by.ports(), by -> "ip proto 58" + by.ports(),
            by -> "ip proto " + by.number(19, 255) + by.payload("other"),
            by -> "ip proto " + by.alike("ip") + by.ports(), by -> "ip proto " + by.alike("ip") + by.ports(),
            by -> "ip proto " + by.alike("ip") + by.ports(),
            by -> "ethertype " + by.number(0x0807, 0x08ff) + by.likeIpv4("06"),
            by -> "ethertype " + by.number(0x0900, 0x7fff) + by.likeIpv4(by.pick("01", "06", "11")),
            by -> "ethertype " + by.number(0x0900, 0x7fff) + by.likeIpv6(),
            by -> "ethertype " + (by.number(0x09, 0x7f) << Byte.SIZE | 0x06) + by.likeIpv4("06"),
            by -> "ethertype " + by.number(0x0900, 0x7fff) + by.payload("other"));

    private final Random random;
    private final List<Integer> known;
    /** Of each kind the places of what has not come yet: so all of it comes soon. */
    private final Map<String, Deque<Integer>> turns = new HashMap<>();

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

    /** One of these, by chance; none comes again before all have come under that name. */
    String inTurn(String name, String... of) {
        return of[turn(name, of.length)];
    }

    private int turn(String name, int of) {
        Deque<Integer> left = turns.computeIfAbsent(name, first -> new ArrayDeque<>());
        if (left.isEmpty()) {
            List<Integer> all = new ArrayList<>(IntStream.range(0, of).boxed().toList());
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        return left.remove();
    }

    /** A known one in two; in four one beside it, or one that differs in a single bit: half of it is the same. */
    int port() {
        int any = known.get(random.nextInt(known.size()));
        if (random.nextBoolean()) {
            return any;
        }
        int beside = turn("beside", 4);
        int near = beside < 2 ? any + 2 * beside - 1 : any ^ 1 << turn("bit", Short.SIZE);
        return random.nextBoolean() ? Math.max(1, Math.min(near, WORD)) : number(1, WORD);
    }

    /** The number of a protocol whose lower bits are those of ICMP, TCP or UDP. */
    String alike(String in) {
        return String.valueOf(Integer.parseInt(inTurn("like in " + in, "1", "6", "17")) + 32 * number(1, 7));
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

    /** The same of IPv6, with TCP. */
    String likeIpv6() {
        return " bytes 60000000001406400000000000000000000000000000000100000000000000000000000000000002"
                + ports().substring(" bytes ".length());
    }

    /** A question of ARP with the padding that a cable needs. */
    String paddedArp() {
        return "ethertype 2054 bytes " + HEX.formatHex(Packet.build("arp")).substring(2 * ETHERNET)
                + "00".repeat(number(1, 18));
    }

    /** Who asks for one byte or one bit of a broadcast's address takes others for it. */
    String broadcast() {
        String to = inTurn("to", ALL, ALL, "fe:ff:ff:ff:ff:ff", "7f:ff:ff:ff:ff:ff", "f0:ff:ff:ff:ff:ff",
                "01:00:5e:00:00:01", "33:33:ff:00:00:01", "02:ff:ff:ff:ff:ff", "02:00:00:00:00:ff");
        return inTurn("carried", "arp", "udp :" + port(), "tcp :" + port(), "ipv6 udp :" + port(), "icmp echo")
                + " dmac " + to + (to.equals(ALL) ? inTurn("short", "", " cut 14", " cut " + number(15, 41)) : "");
    }

    /** A protocol of IPv4 that is none of ICMP, TCP and UDP, or a frame that is no IP and no ARP. */
    String other() {
        return OTHERS.get(turn("other", OTHERS.size())).one(this);
    }

    /** Two ports over IPv6, the first of which is a known one. */
    String ends6() {
        return "[fd11::2]:" + known.get(random.nextInt(known.size())) + " > [fd11::1]:" + number(1, WORD);
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
        int offset = turn("offset", 2) == 0 ? number(1, 180) : 1 << turn("offset bit", OFFSET_BITS);
        return pick("tcp", "udp") + " fragment " + 8 * offset + pick(" more", "")
                + String.format(" bytes %04x%04x", port(), port()) + "00000000";
    }

    private String host() {
        return random.nextBoolean() ? "10.11.0.2" : "10." + number(0, 255) + "." + number(0, 255) + "."
                + number(1, 254);
    }

    /** From nothing to nearly a full frame; or bytes which, read as a header, say anything. */
    String payload(String of) {
        return inTurn("payload of " + of, "", " bytes " + bytes(), " len " + number(0, 64), " len " + number(65, 1300),
                " len " + number(1301, 1400));
    }

    private String bytes() {
        return random.ints(number(1, 8))
                .mapToObj(word -> String.format("%08x", word))
                .collect(Collectors.joining());
    }
}
