package bpflab.notes;

import java.util.List;

/** A part of a session's notes. */
public sealed interface Piece {
    /** A lesson, a step. */
    record Heading(int level, String text) implements Piece {}

    /** What the student said of it. */
    record Remark(String text) implements Piece {}

    /** A file of the student's, as it was from here on. */
    record Given(String name, String content) implements Piece {}

    /**
     * A line that was typed.
     *
     * @param at the line of the notes where it stands, from 1; 0 where none was written yet
     * @param line as typed; Java may have several
     * @param kind how it ended
     * @param output what it showed
     */
    record Typed(int at, String line, Kind kind, List<String> output) implements Piece {
        /** How a line ends, and with what word its fence begins. */
        public enum Kind {
            /** Well. */
            DONE("bpflab"),
            /** With a "no". */
            NO("bpflab fails"),
            /** By the hand of somebody at the terminal: it is not run again. */
            BY_HAND("text");

            private final String info;

            Kind(String info) {
                this.info = info;
            }

            String info() {
                return info;
            }
        }

        public Typed {
            output = List.copyOf(output);
        }
    }
}
