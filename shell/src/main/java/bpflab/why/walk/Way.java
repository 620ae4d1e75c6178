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
}
