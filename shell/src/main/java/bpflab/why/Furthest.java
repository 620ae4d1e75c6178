package bpflab.why;

import bpflab.packet.Packet;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Arrival;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Walk;
import bpflab.why.walk.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparison at which those packets turned back that came furthest through a program's code, of which none came to
 * anything that the program does.
 *
 * @param line where it stands
 * @param equal whether the packets' number had to be the other one
 * @param wanted the number beside it
 * @param packets those that came to it, each with what was compared
 * @param all how many packets were followed
 * @param turned how many bytes, the compared ones among them, one of them would have gone on with in the other order; 0
 *     for none
 * @param inKey of a key that was looked up, the number of a packet with which turned round it would have been there
 * @param masked whether a part of those bytes is compared only, by a mask or a shift
 * @param elsewhere what stands before a header that it looks for; empty where that is not the cause
 * @param places where a loop of its line looked for that number, in the packet that came furthest; one is no loop
 */
record Furthest(CLine line, boolean equal, long wanted, List<Came> packets, int all, int turned,
        Optional<InKey> inKey, boolean masked, Optional<Elsewhere> elsewhere, List<Integer> places) {
    /** A key has several numbers, and each is tried. */
    private static final int MOST_KEYS = 100;

    /** A packet, and its turn. */
    record Came(Arrival packet, Turn turn) {
        byte[] frame() {
            return packet.frame();
        }
    }

    /** A number of a packet that is in a key. */
    record InKey(FieldOf number, Came packet) {}

    Furthest {
        packets = List.copyOf(packets);
        places = List.copyOf(places);
    }

    /** Those in which the bytes that were compared are the same field as in most: an ARP packet has no IPv4 source. */
    Furthest alike(Origin.Bytes bytes) {
        Map<String, List<Came>> byField = packets.stream().collect(Collectors.groupingBy(
                came -> FieldOf.at(came.frame(), bytes).map(FieldOf::name)
                        .orElseGet(() -> FieldOf.around(came.frame(), bytes))));
        byField.values().removeIf(came -> byField.size() > 1 && came == byField.get(""));
        return new Furthest(line, equal, wanted,
                byField.values().stream().max(Comparator.comparingInt(List::size)).orElse(packets), all,
                turned, inKey, masked, elsewhere, places);
    }

    /** Nothing when a packet may have come through, or nothing decided. */
    static Optional<Furthest> of(CodeLines code, List<Arrival> packets, List<Way> ways, Walk walk) {
        if (ways.isEmpty() || ways.stream().anyMatch(Way::acts)) {
            return Optional.empty();
        }
        List<Came> last = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Arrival packet = packets.get(i);
            ways.get(i).last().ifPresent(turn -> last.add(new Came(packet, turn)));
        }
        return furthest(code, packets, last, ways, walk);
    }

    private static Optional<Furthest> furthest(
            CodeLines code, List<Arrival> all, List<Came> last, List<Way> ways, Walk walk) {
        return last.stream().map(Came::turn).max(Comparator.comparing(Turn::place)).map(turn -> {
            List<Came> packets = last.stream().filter(came -> came.turn().place().equals(turn.place())).toList();
            return new Furthest(code.line(turn.slot()), code.wantsEqual(turn), turn.with(), packets,
                    ways.size(),
                    code.wantsEqual(turn) || code.orders(turn)
                            ? packets.stream().mapToInt(came -> turned(came, walk)).max().orElse(0) : 0,
                    packets.stream().limit(MOST_KEYS).flatMap(came -> inKey(came, walk).stream()).findFirst(),
                    packets.get(0).turn().origin() instanceof Origin.Bytes bytes
                            && isMasked(packets.get(0), bytes, walk),
                    Elsewhere.of(code, turn, all, ways, walk),
                    ways.stream().filter(way -> way.turns().contains(turn)).findFirst().stream()
                            .flatMap(way -> alike(turn, way, code)).distinct().sorted().toList());
        });
    }

    private static Stream<Integer> alike(Turn turn, Way way, CodeLines code) {
        return way.turns().stream()
                .filter(other -> other.with() == turn.with() && code.line(other.slot()).equals(code.line(turn.slot())))
                .map(Turn::origin)
                .filter(Origin.Bytes.class::isInstance)
                .map(origin -> ((Origin.Bytes) origin).at());
    }

    private static Optional<InKey> inKey(Came came, Walk walk) {
        return came.turn().origin() instanceof Origin.Lookup && came.turn().held() == 0
                ? FieldOf.numbers(came.frame()).filter(field -> passesTurned(came, field.place(), walk)).findFirst()
                        .map(number -> new InKey(number, came))
                : Optional.empty();
    }

    /** Whether it compares something else than all ones where there are nothing but ones. */
    private static boolean isMasked(Came came, Origin.Bytes bytes, Walk walk) {
        long ones = -1L >>> Long.SIZE - Byte.SIZE * bytes.size();
        return walk.of(came.packet().with(FieldOf.with(came.frame(), bytes, ones, true))).turns().stream()
                .filter(turn -> turn.place().equals(came.turn().place()) && turn.origin().equals(bytes))
                .anyMatch(turn -> turn.held() != ones && turn.held() != -1);
    }

    /** How many bytes turned round would have let it go on: those that were compared, or as many as 64 bits have. */
    private static int turned(Came came, Walk walk) {
        return came.turn().origin() instanceof Origin.Bytes bytes ? Stream.of(bytes, widened(bytes))
                .filter(each -> each.equals(bytes) || isInOneField(came.frame(), each))
                .filter(each -> passesTurned(came, each, walk)).findFirst().map(Origin.Bytes::size).orElse(0) : 0;
    }

    /** A compiler loads the half of 64 bits that is compared. */
    private static Origin.Bytes widened(Origin.Bytes half) {
        return new Origin.Bytes(half.at() + half.size() - Long.BYTES, Long.BYTES, half.turned());
    }

    private static boolean isInOneField(byte[] frame, Origin.Bytes bytes) {
        return bytes.at() >= 0 && Packet.layers(frame).stream().flatMap(layer -> layer.fields().stream())
                .anyMatch(field -> field.offset() <= bytes.at()
                        && bytes.at() + bytes.size() <= field.offset() + field.bytes());
    }

    /** Whether it would have gone on with the bytes that were compared in the other order. */
    private static boolean passesTurned(Came came, Origin.Bytes bytes, Walk walk) {
        if (bytes.size() < 2) {
            return false;
        }
        byte[] frame = FieldOf.with(came.frame(), bytes, FieldOf.number(came.frame(), bytes, true), false);
        Way way = walk.of(came.packet().with(frame));
        return way.acts() || way.turns().stream()
                .anyMatch(turn -> turn.place().equals(came.turn().place()) && turn.jumped() != came.turn().jumped());
    }
}
