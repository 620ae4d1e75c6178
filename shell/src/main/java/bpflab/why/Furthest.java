package bpflab.why;

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
 * @param passesTurned whether one of them would have gone on with those bytes in the other order
 * @param inKey of a key that was looked up, the number of a packet with which turned round it would have been there
 * @param places where a loop of its line looked for that number, in the packet that came furthest; one is no loop
 */
record Furthest(CLine line, boolean equal, long wanted, List<Came> packets, int all, boolean passesTurned,
        Optional<InKey> inKey, List<Integer> places) {
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
                passesTurned, inKey, places);
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
        return furthest(code, last, ways, walk);
    }

    private static Optional<Furthest> furthest(CodeLines code, List<Came> last, List<Way> ways, Walk walk) {
        return last.stream().map(Came::turn).max(Comparator.comparing(Turn::place)).map(turn -> {
            List<Came> packets = last.stream().filter(came -> came.turn().place().equals(turn.place())).toList();
            return new Furthest(code.line(turn.slot()), code.wantsEqual(turn), turn.with(), packets,
                    ways.size(),
                    (code.wantsEqual(turn) || code.orders(turn))
                            && packets.stream().anyMatch(came -> came.turn().origin() instanceof Origin.Bytes bytes
                                    && passesTurned(came, bytes, walk)),
                    packets.stream().limit(MOST_KEYS).flatMap(came -> inKey(came, walk).stream()).findFirst(),
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
