package bpflab.why;

import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Way;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A variable of the program, or a value in a map, as it is now, lets nothing come to what the program does.
 *
 * @param line where it is asked
 * @param now what it is
 * @param other one with which it would go on; empty where that cannot be told
 */
record Gate(CLine line, Place place, long now, Optional<Long> other) {
    /**
     * Where the number is.
     *
     * @param what {@code variable armed}
     * @param name of a variable, as in C; empty of a map's value
     * @param set what sets it, but for the number; empty where it cannot be set by a line
     * @param constant whether it is the same as long as the program is loaded
     */
    record Place(String what, String name, Optional<String> set, boolean constant) {}

    /** Empty when a way may have come through, or something else turned the furthest of them back. */
    static Optional<Gate> of(List<Way> ways, CodeLines code, Keys keys) {
        if (ways.isEmpty() || ways.stream().anyMatch(Way::acts)) {
            return Optional.empty();
        }
        return ways.stream().flatMap(way -> way.last().stream())
                .max(Comparator.comparing(Turn::place))
                .filter(turn -> turn.origin().isOfTheProgram() && turn.beside().isOfTheProgram())
                .flatMap(turn -> of(turn, code, keys));
    }

    private static Optional<Gate> of(Turn turn, CodeLines code, Keys keys) {
        boolean held = !(turn.origin() instanceof Origin.None);
        long now = held ? turn.held() : turn.with();
        Optional<Long> other = code.wantsEqual(turn) ? Optional.of(held ? turn.with() : turn.held())
                : code.orders(turn) ? Optional.empty() : Optional.of(now == 0 ? 1L : 0L);
        return place(held ? turn.origin() : turn.beside(), keys)
                .map(place -> new Gate(code.line(turn.slot()), place, now, other));
    }

    private static Optional<Place> place(Origin origin, Keys keys) {
        return origin instanceof Origin.Value value ? Optional.of(inMap(value, keys))
                : keys.variableAt(origin).map(variable -> new Place("variable " + variable.name(), variable.name(),
                        variable.canBeSet() ? Optional.of(":map set " + variable.map() + " " + variable.name())
                                : Optional.empty(), !variable.canBeSet()));
    }

    /** One that is not all of a value is set with what else is in it, which nobody can guess. */
    private static Place inMap(Origin.Value value, Keys keys) {
        String key = keys.text(value.map(), value.key().bytes());
        return new Place("the value of " + key + " in map " + value.map(), "", value.offset() == 0
                && keys.value(value.map()).equals("1") ? Optional.of(":map set " + value.map() + " " + key)
                        : Optional.empty(), false);
    }
}
