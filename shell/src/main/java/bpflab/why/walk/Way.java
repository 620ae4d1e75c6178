package bpflab.why.walk;

import java.util.List;
import java.util.Optional;

/**
 * The way of one frame through a program.
 *
 * @param acts whether it may come to something that the program does
 * @param turns the comparisons that it decided, in order
 * @param handed the slot of a table of programs that it hands the frame to; empty where it hands on to none, or to a
 *     slot that is not known
 */
public record Way(boolean acts, List<Turn> turns, Optional<Slot> handed) {
    /** A slot of a table. */
    public record Slot(String table, long number) {}

    public Way {
        turns = List.copyOf(turns);
    }

    /**
     * The last comparison whose other way leads to something that the program does: of what a function answered, the
     * one in it that decided.
     */
    public Optional<Turn> last() {
        List<Turn> leading = turns.stream().filter(Turn::leads).filter(Way::isNoLoop).toList();
        Optional<Turn> last = leading.stream().reduce((one, next) -> next);
        return last.map(Turn::origin).filter(Origin.Answer.class::isInstance)
                .flatMap(answer -> leading.stream()
                        .filter(turn -> !(turn.origin() instanceof Origin.Answer)
                                && turn.place().isIn(((Origin.Answer) answer).call()))
                        .reduce((one, next) -> next))
                .or(() -> last);
    }

    /** A loop asks how often it went round, too, which nothing that comes decides. */
    private static boolean isNoLoop(Turn turn) {
        return !(turn.origin() instanceof Origin.None && turn.beside() instanceof Origin.None);
    }
}
