package bpflab.why;

import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Way;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A variable of the program, as it is now, lets nothing come to what the program does.
 *
 * @param line where it is asked
 * @param now what it is
 * @param other one with which it would go on; empty where that cannot be told
 */
record Gate(CLine line, Keys.Variable variable, long now, Optional<Long> other) {
    /** Empty when a way may have come through, or something else turned the furthest of them back. */
    static Optional<Gate> of(List<Way> ways, CodeLines code, Keys keys) {
        if (ways.isEmpty() || ways.stream().anyMatch(Way::acts)) {
            return Optional.empty();
        }
        return ways.stream().flatMap(way -> way.turns().stream().filter(Turn::leads))
                .max(Comparator.comparingInt(Turn::slot))
                .filter(turn -> isOfTheProgram(turn.origin()) && isOfTheProgram(turn.beside()))
                .flatMap(turn -> of(turn, code, keys));
    }

    private static boolean isOfTheProgram(Origin origin) {
        return origin instanceof Origin.Variable || origin instanceof Origin.None;
    }

    private static Optional<Gate> of(Turn turn, CodeLines code, Keys keys) {
        boolean held = turn.origin() instanceof Origin.Variable;
        long now = held ? turn.held() : turn.with();
        Optional<Long> other = code.wantsEqual(turn) ? Optional.of(held ? turn.with() : turn.held())
                : code.orders(turn) ? Optional.empty() : Optional.of(now == 0 ? 1L : 0L);
        return keys.variableAt(held ? turn.origin() : turn.beside())
                .map(variable -> new Gate(code.line(turn.slot()), variable, now, other));
    }
}
