package bpflab.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of source with their numbers, and what is marked in them.
 *
 * @param rows the lines
 * @param gutter what stands before them
 */
public record Source(List<Row> rows, Gutter gutter) implements View {
    /**
     * One line of source.
     *
     * @param number its number; 0 when it has none
     * @param text what stands there, tabs as blanks
     * @param role what it is: as a rule {@link Role#C}
     * @param mark what is to be seen in it
     */
    public record Row(int number, String text, Role role, Mark mark) {}

    /**
     * A piece of a line, and what is said of it.
     *
     * @param from the column of a caret's first character, from 0
     * @param to the column behind its last; not behind {@code from} when no piece is meant but the line
     * @param remark what is said; may be empty
     */
    public record Mark(int from, int to, String remark) {
        /** Nothing to be seen. */
        public static final Mark NONE = new Mark(0, 0, "");

        /** Whether a piece of the line is meant. */
        public boolean isCaret() {
            return to > from;
        }
    }

    /** How numbers stand beside the code. */
    public enum Gutter {
        /** A file as it is. */
        FILE(4, "  "),
        /** A few lines of one, with the compiler's own marks. */
        EXCERPT(5, " │ "),
        /** Lines from here and there that tell how something came about. */
        STORY(5, " │   ");

        private final int columns;
        private final String edge;

        Gutter(int columns, String edge) {
            this.columns = columns;
            this.edge = edge;
        }

        /** A number, or its blanks, and what separates it from the code. */
        public String before(int number) {
            return String.format("%" + columns + "s", number == 0 ? "" : number) + edge;
        }
    }

    public Source {
        rows = List.copyOf(rows);
    }

    /** Lines of a file, from the one with the number {@code first}. */
    static Source of(List<String> text, int first) {
        List<Row> rows = new ArrayList<>(text.size());
        for (int i = 0; i < text.size(); i++) {
            // A tab counts from where the code begins, as in the file, not from the edge of the screen.
            rows.add(new Row(first + i, Clean.text(text.get(i)), Role.C, Mark.NONE));
        }
        return new Source(rows, Gutter.FILE);
    }

    /** A whole file. */
    public static Source file(String content) {
        return of(content.lines().toList(), 1);
    }

    /** How many blanks all lines begin with; those that are empty count for nothing. */
    static int indentation(List<String> lines) {
        return lines.stream()
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
    }

    /** The line without its first blanks. */
    static String without(int indentation, String line) {
        return line.isBlank() ? "" : line.substring(indentation);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.source(this);
    }
}
