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
    /** Half of them are known ones. */
    private static final int KINDS_OF_PORTS = 8;
    /** Below are those that servers have. */
    private static final int FIRST_OF_CLIENTS = 1024;
    /** Often neighbours in number of what programs look for: these find a comparison that is only nearly right. */
    private static final List<PacketClass.Writer> OTHERS = List.of(
            by -> "ip proto 2" + by.payload("other"), by -> "ip proto 4" + by.payload("other"),
            by -> "ip proto 5" + by.ports(), by -> "ip proto 7" + by.ports(), by -> "ip proto 16" + by.ports(),
            by -> "ip proto 18" + by.ports(), by -> "ip proto 58" + by.ports(),
            by -> "ip proto " + by.number(19, 255) + by.payload("other"),
            by -> "ip proto " + by.alike("ip") + by.ports(), by -> "ip proto " + by.alike("ip") + by.ports(),
            by -> "ip proto " + by.alike("ip") + by.ports(),
            by -> "ethertype " + by.number(0x0807, 0x08ff) + by.likeIpv4("06"),
            by -> "ethertype " + by.number(0x0900, 0x7fff) + by.likeIpv4(by.inTurn("like IPv4", "01", "06", "11")),
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

    /** A number from 0 below the other one; none comes again before all have come under that name. */
    int turn(String name, int of) {
        Deque<Integer> left = turns.computeIfAbsent(name, first -> new ArrayDeque<>());
        if (left.isEmpty()) {
            List<Integer> all = new ArrayList<>(IntStream.range(0, of).boxed().toList());
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        return left.remove();
    }

    /** The same of what is only written when it is its turn: so the ports in it come in turn, too. */
    String inTurn(String name, PacketClass.Writer... of) {
        return of[turn(name, of.length)].one(this);
    }

    /**
     * A known one in two, else the one below or above it, one that differs in a single bit (half of it is the same), or
     * any: each in turn.
     *
     * @param where the ports of which packets come in turn
     */
    int port(String where) {
        int any = known.get(turn("known " + where, known.size()));
        int kind = turn("port " + where, KINDS_OF_PORTS);
        return kind == 0 ? number(1, WORD)
                : kind == 1 ? Math.max(1, any - 1)
                : kind == 2 ? Math.min(any + 1, WORD)
                : kind == 3 ? Math.max(1, any ^ 1 << turn("bit", Short.SIZE)) : any;
    }

    /** The number of a protocol whose lower bits are those of ICMP, TCP or UDP. */
    String alike(String in) {
        return String.valueOf(Integer.parseInt(inTurn("like in " + in, "1", "6", "17")) + 32 * number(1, 7));
    }

    /** Data that starts as TCP and UDP do. */
    String ports() {
        return " bytes " + twoPorts() + "0000000100000000500220000000000000000000";
    }

    private String twoPorts() {
        return String.format("%04x%04x", port("first of data"), port("second of data"));
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
        String carried = inTurn(
                "carried", by -> "arp", by -> "udp :" + by.port("all"), by -> "tcp :" + by.port("all"),
                by -> "ipv6 udp :" + by.port("all"), by -> "icmp echo");
        return carried + " dmac " + to
                + (to.equals(ALL) ? inTurn("short", "", " cut 14", " cut " + number(15, 41)) : "");
    }

    /** A protocol of IPv4 that is none of ICMP, TCP and UDP, or a frame that is no IP and no ARP. */
    String other() {
        return OTHERS.get(turn("other", OTHERS.size())).one(this);
    }

    /** The protocol with two hosts, and a port that programs may ask for at either side in turn. */
    String ends(String protocol) {
        Ports ports = sides(protocol);
        return protocol + " " + host() + ":" + ports.source() + " > " + pick("10.11.0.1", "10.11.0.1", host()) + ":"
                + ports.destination();
    }

    /** The same over IPv6. */
    String ends6(String protocol) {
        Ports ports = sides(protocol + " 6");
        return protocol + " [fd11::2]:" + ports.source() + " > [fd11::1]:" + ports.destination();
    }

    private record Ports(int source, int destination) {}

    /** What only resembles a known port has none beside it that would decide; beside a known one there may be one. */
    private Ports sides(String of) {
        int side = turn("side " + of, 2);
        int asked = port(of + side);
        int other = known.contains(asked) && turn("both " + of, 4) == 0
                ? known() : number(FIRST_OF_CLIENTS, WORD);
        return side == 0 ? new Ports(asked, other) : new Ports(other, asked);
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

    /** Its data stands where a first one has its ports, and looks like known ports. */
    String laterFragment() {
        int bit = turn("offset bit", 2 * OFFSET_BITS);
        int offset = turn("offset", 4) == 0 ? number(1, 180) : 1 << bit / 2;
        return (bit % 2 == 0 ? "tcp" : "udp") + " fragment " + 8 * offset + pick(" more", "")
                + String.format(" bytes %04x%04x", known(), known()) + "00000000";
    }

    private int known() {
        return known.get(random.nextInt(known.size()));
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
