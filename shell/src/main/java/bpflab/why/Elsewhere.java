package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.packet.EtherType;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Arrival;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Walk;
import bpflab.why.walk.Way;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A header that a program looks for at another place than where packets have it: it would have done something with the
 * packet if something before that header were not there.
 *
 * @param line where the packet turned back
 * @param shift what stands in between
 * @param came how many such packets came
 */
record Elsewhere(CLine line, Shift shift, long came) {
    private static final Pattern OF_ETHERNET = Pattern.compile(
            "\\beth\\w*(?:->|\\.)|\\bh_(?:proto|source|dest)\\b|(?i)mac");
    private static final int ETHERNET_BYTES = 14;
    private static final int TYPE = 12;
    private static final int TAG_BYTES = 4;
    private static final int IP_BYTES = 20;
    private static final int TCP_BYTES = 20;
    private static final int TCP = 6;

    /** What a program may have overlooked. */
    enum Shift {
        /** The program begins with an Ethernet header where a packet has none. */
        NO_ETHERNET("packets have no Ethernet header here", "the IPv4 header is the first",
                "a packet has no Ethernet header here, the IPv4 header is its first:",
                "struct iphdr *ip = (void *)(long)skb->data; /* or read it from offset 0 */"),
        /** It begins with the IPv4 header. */
        ETHERNET("the Ethernet header comes first", "the IPv4 header begins 14 bytes further",
                "the IPv4 header begins behind the Ethernet header:",
                "struct iphdr *ip = data + sizeof(struct ethhdr);"),
        /** It takes the type of the Ethernet header for that of what is inside a tag. */
        TAG("packets with a VLAN tag turn back", "behind a tag the type and all headers stand 4 bytes further",
                "look for the tag, and behind it:",
                "if (eth->h_proto == bpf_htons(ETH_P_8021Q)) ip = data + 18;"),
        /** It knows that there is a tag, and looks for the header where it is without. */
        BEHIND_TAG("a VLAN tag stands before the header", "behind it the IPv4 header begins at byte 18, not 14",
                "the tag has 4 bytes:", "struct iphdr *ip = (void *)(eth + 1) + 4;"),
        /** It takes the IPv4 header for one of 20 bytes. */
        IP_OPTIONS("packets have IPv4 options", "their IPv4 header has more than 20 bytes",
                "its length is in the header:", "ip->ihl * 4"),
        /** It takes the TCP header for one of 20 bytes. */
        TCP_OPTIONS("packets have TCP options", "their TCP header has more than 20 bytes",
                "its length is in the header:", "tcp->doff * 4");

        private final String what;
        private final String evidence;
        private final String words;
        private final String code;

        Shift(String what, String evidence, String words, String code) {
            this.what = what;
            this.evidence = evidence;
            this.words = words;
            this.code = code;
        }

        /** Whether who turns back there can have overlooked that; MAC addresses may have any bytes. */
        private boolean fits(Turn stop, CLine line) {
            int at = stop.origin() instanceof Origin.Bytes bytes ? bytes.at() : 0;
            boolean ethernet = OF_ETHERNET.matcher(line.text()).find();
            return switch (this) {
                case NO_ETHERNET -> ethernet || at >= 2 * ETHERNET_BYTES;
                case ETHERNET -> stop.origin() instanceof Origin.Bytes && at < TYPE && !ethernet;
                default -> true;
            };
        }

        /** The packet as the program takes it to be; empty where it is so. */
        private Optional<byte[]> of(byte[] frame, ProgramType type) {
            int kind = frame.length < TYPE + 2 ? 0 : number(frame, TYPE);
            int ip = frame.length > ETHERNET_BYTES && kind == EtherType.IPV4
                    ? 4 * (frame[ETHERNET_BYTES] & 0xf) : 0;
            boolean tagged = EtherType.TAGS.contains(kind) && frame.length > TYPE + 2 + TAG_BYTES;
            return Optional.ofNullable(switch (this) {
                case NO_ETHERNET -> type != ProgramType.XDP && type != ProgramType.SCHED_CLS
                        && type != ProgramType.SOCKET_FILTER && type != ProgramType.SK_LOOKUP
                        ? joined(frame, ETHERNET_BYTES, 0, frame) : null;
                case ETHERNET -> type == ProgramType.CGROUP_SKB || type.label().startsWith("lwt") || ip == 0 ? null
                        : Arrays.copyOfRange(frame, ETHERNET_BYTES, frame.length);
                case TAG -> tagged ? joined(frame, TYPE, TYPE + TAG_BYTES, frame) : null;
                case BEHIND_TAG -> tagged ? joined(frame, TYPE + 2, TYPE + 2 + TAG_BYTES, frame) : null;
                case IP_OPTIONS -> ip > IP_BYTES && frame.length >= ETHERNET_BYTES + ip
                        ? joined(frame, ETHERNET_BYTES + IP_BYTES, ETHERNET_BYTES + ip, frame) : null;
                case TCP_OPTIONS -> withoutTcpOptions(frame, ip);
            });
        }

        private static byte[] withoutTcpOptions(byte[] frame, int ip) {
            int tcp = ETHERNET_BYTES + ip;
            if (ip == 0 || frame.length < tcp + TCP_BYTES || frame[ETHERNET_BYTES + 9] != TCP) {
                return null;
            }
            int bytes = 4 * (frame[tcp + 12] >> 4 & 0xf);
            return bytes > TCP_BYTES && frame.length >= tcp + bytes
                    ? joined(frame, tcp + TCP_BYTES, tcp + bytes, frame) : null;
        }

        private static byte[] joined(byte[] one, int bytes, int from, byte[] two) {
            return ByteBuffer.allocate(bytes + two.length - from).put(one, 0, bytes)
                    .put(two, from, two.length - from).array();
        }

        private static int number(byte[] frame, int at) {
            return Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(at));
        }
    }

    /**
     * Of packets of which none came to anything.
     *
     * @param stop where those turned back that came furthest
     */
    static Optional<Elsewhere> of(CodeLines code, Turn stop, List<Arrival> packets, List<Way> ways, Walk walk) {
        return Arrays.stream(Shift.values()).filter(shift -> shift.fits(stop, code.line(stop.slot())))
                .flatMap(shift -> of(code, shift, packets, ways, walk).stream()).findFirst();
    }

    private static Optional<Elsewhere> of(
            CodeLines code, Shift shift, List<Arrival> packets, List<Way> ways, Walk walk) {
        List<Integer> helped = IntStream.range(0, packets.size()).boxed()
                .filter(i -> shift.of(packets.get(i).frame(), walk.type())
                        .filter(other -> walk.of(packets.get(i).with(other)).acts()).isPresent()).toList();
        return helped.stream().flatMap(i -> ways.get(i).last().stream()).findFirst()
                .map(turn -> new Elsewhere(code.line(turn.slot()), shift, helped.size()));
    }

    Finding finding(int all) {
        return new Finding(Finding.Mark.CAUSE, shift.what, came + " of " + all + " packets turned back at "
                + line.place() + ", and would go on otherwise: " + shift.evidence, List.of())
                .write(shift.words, shift.code).then("in", line.edit());
    }
}
