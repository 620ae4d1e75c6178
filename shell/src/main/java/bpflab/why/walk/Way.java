package bpflab.why.walk;

import java.util.List;

/**
 * The way of one frame through a program.
 *
 * @param acts whether it may come to something that the program does
 * @param turns the comparisons that it decided, in order
 */
public record Way(boolean acts, List<Turn> turns) {
    public Way {
        turns = List.copyOf(turns);
    }
}
