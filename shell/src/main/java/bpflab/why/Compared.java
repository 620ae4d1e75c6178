package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.packet.EtherType;
import bpflab.why.CodeFacts.Constant;
import bpflab.why.Furthest.Came;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Told;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bytes of packets beside a number, at the comparison where those turned back that came furthest.
 *
 * @param stop that comparison
 * @param bytes which of the packet's they are
 */
record Compared(Furthest stop, Origin.Bytes bytes) {
    private static final int WELL_KNOWN = 1024;
    /** RFC 826 and its like have 25 (IANA, arp-parameters); of Ethernet a packet has 1,500 bytes at most. */
    private static final int MOST_OPERATIONS = 25;
    private static final int MOST_BYTES = 1500;
    private static final int ETHERNET_BYTES = 14;
    private static final int TYPE = 12;
    private static final Set<Long> TAGS = Set.of((long) EtherType.VLAN, (long) EtherType.OUTER_VLAN);
    private static final Pattern OF_IP = Pattern.compile("\\b(?:ip|iph|iphdr|ip4|ipv4|tcp|udp|icmp)\\w*(?:->|\\.)");

    private static final Pattern ADDRESS = Pattern.compile("ipv4 (?:source|destination)");

    private Came first() {
        return stop.packets().get(0);
    }

    /** Whether they are compared as they are, and not what a mask or a shift makes of them. */
    boolean isWhole() {
        long held = first().turn().held();
        return (held != 0 || !stop.masked()) && (held == number(true) || held == number(false));
    }

    /** Of a number whose first bytes only are compared, as they are, those. */
    Origin.Bytes part() {
        for (int size = 1; size < bytes.size() && !bytes.turned() && !isWhole(); size++) {
            Origin.Bytes first = new Origin.Bytes(bytes.at(), size, false);
            if (stop.wanted() >>> Byte.SIZE * size == 0 && stop.packets().stream().allMatch(
                    came -> came.turn().held() == FieldOf.number(came.frame(), first, true))) {
                return first;
            }
        }
        return bytes;
    }

    private long number(boolean lowestFirst) {
        return FieldOf.number(first().frame(), bytes, lowestFirst);
    }

    private boolean lowestFirst() {
        return isWhole() && number(true) != number(false) ? first().turn().held() == number(true) : !bytes.turned();
    }

    /** Whether it would be another answer, and the one that is meant, with the bytes in the other order. */
    boolean isTurnedRound() {
        return bytes.size() > 1 && (stop.equal()
                ? stop.turned() > 0 || isWhole()
                        && (isPortTurnedRound() || isSmallTurnedRound() || ByteOrder.isWrong(constant()))
                : stop.turned() > 0 && !bytes.turned() && lowestFirst());
    }

    /** 20480 is hardly meant where 80 is: well-known ports are below 1024 (RFC 6335). */
    private boolean isPortTurnedRound() {
        return isPort() && FieldOf.number(wanted(), bytes, false) >= WELL_KNOWN
                && FieldOf.number(wanted(), bytes, true) < WELL_KNOWN;
    }

    /** Of an operation of ARP, and of lengths, no packet has more than the number that is meant can be. */
    private boolean isSmallTurnedRound() {
        String name = FieldOf.at(wanted(), bytes).map(FieldOf::name).orElse("");
        long most = name.equals("arp operation") ? MOST_OPERATIONS : name.endsWith(" length") ? MOST_BYTES
                : Long.MAX_VALUE;
        return FieldOf.number(wanted(), bytes, false) > most && FieldOf.number(wanted(), bytes, true) <= most;
    }

    private boolean isPort() {
        return FieldOf.at(wanted(), bytes).filter(field -> field.name().endsWith(" port")).isPresent();
    }

    /** A port that is asked for as the program's line has it, where that is another one. */
    Optional<Long> otherWayRound() {
        return isPort() && lowestFirst() && !ByteOrder.turns(stop.line()) ? Optional.of(stop.wanted())
                : Optional.empty();
    }

    Constant constant() {
        return new Constant(Optional.of(bytes.at()), bytes.size(), !lowestFirst(), stop.wanted(), false, stop.line());
    }

    /** Whether a field of IPv4 is looked for where the Ethernet header still is. */
    boolean isInWrongHeader() {
        return bytes.at() < ETHERNET_BYTES && OF_IP.matcher(stop.line().text()).find();
    }

    /** Whether it looks, at tc, for the type of a VLAN tag where the kernel has taken it out. */
    boolean isTagTakenOut(ProgramType type) {
        return type == ProgramType.SCHED_CLS && stop.equal() && bytes.at() == TYPE && bytes.size() == 2
                && TAGS.contains(FieldOf.number(wanted(), bytes, false))
                && stop.packets().stream().allMatch(came -> came.packet().told().containsKey(Told.TAGGED));
    }

    /** {@code 0x8100}. */
    String type() {
        return String.format(Locale.ROOT, "0x%04x", FieldOf.number(wanted(), bytes, false));
    }

    /** A packet that came, with what is asked for in its place. */
    byte[] wanted() {
        return FieldOf.with(first().frame(), bytes, stop.wanted(), lowestFirst());
    }

    /** {@code ipv4 source}; of bytes that are no whole field, where they are. */
    String field() {
        String around = FieldOf.around(first().frame(), bytes);
        return whole().orElse(place() + (around.isEmpty() ? "" : " (" + around + ")"));
    }

    private Optional<String> whole() {
        return FieldOf.at(first().frame(), bytes).map(FieldOf::name);
    }

    private String place() {
        return bytes.size() == 1 ? "byte " + bytes.at()
                : "bytes " + bytes.at() + " to " + (bytes.at() + bytes.size() - 1);
    }

    /** What is asked for: {@code ipv4 source 10.11.0.2}, {@code 64 at byte 0}. */
    String asked() {
        if (isSearch()) {
            return stop.wanted() + " at any of bytes " + stop.places().get(0) + " to "
                    + stop.places().get(stop.places().size() - 1);
        }
        return whole().map(name -> name + " " + text(wanted(), stop.wanted()))
                .orElseGet(() -> text(wanted(), stop.wanted()) + " at " + place());
    }

    /** Whether a loop looks for it. */
    boolean isSearch() {
        return bytes.size() == 1 && stop.places().size() > 2;
    }

    /** What that is, where it is no field: {@code , which is in the ethernet destination}. */
    String asWhat() {
        String around = FieldOf.around(first().frame(), bytes);
        return isSearch() || whole().isPresent() || around.isEmpty() ? "" : ", which is in the " + around;
    }

    /** What the packets had. */
    String values() {
        return isSearch() ? "none of " + stop.places().size() : FieldOf.listed(stop.packets().stream()
                .map(came -> text(came.frame(), came.turn().held()))
                .toList());
    }

    /** What the packets had, as it is compared. */
    String held() {
        return FieldOf.listed(stop.packets().stream().map(came -> String.valueOf(came.turn().held())).toList());
    }

    /** Of bytes that are no whole field the number is the one that they are in the packet. */
    private String text(byte[] frame, long number) {
        if (bytes.size() < Integer.BYTES && ADDRESS.matcher(FieldOf.around(frame, bytes)).matches()) {
            return IntStream.range(bytes.at(), bytes.at() + bytes.size())
                    .mapToObj(at -> String.valueOf(Byte.toUnsignedInt(frame[at]))).collect(Collectors.joining("."));
        }
        return FieldOf.at(frame, bytes).map(found -> found.field().value())
                .orElseGet(() -> String.valueOf(isWhole() ? FieldOf.number(frame, bytes, false) : number));
    }
}
