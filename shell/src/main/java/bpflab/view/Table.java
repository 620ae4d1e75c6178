package bpflab.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Rows of cells under a heading, aligned by what the terminal shows.
 *
 * @param columns the columns; when all titles are empty there is no heading
 * @param rows as many cells a row as there are columns; missing ones are empty
 * @param indent blanks in front of each line
 * @param whenCut how to see all of what was cut. A table without such a line is never cut: a cell too wide is broken at
 *     blanks, and where that does not help the cells of a row stand one below the other. Names and numbers stay whole
 */
public record Table(List<Column> columns, List<List<Span>> rows, int indent, Line whenCut) implements View {
    private static final int LABEL_GAP = 3;

    /**
     * A column.
     *
     * @param right whether its cells end at the same place, as numbers do
     * @param spare whether it may be left out, and that be said, where there is no room for all
     * @param above whether its cells, the first of their rows, stand above the others where there is no room for all
     */
    public record Column(String title, boolean right, boolean spare, boolean above) {
        /** One that stays in its place. */
        public Column(String title, boolean right, boolean spare) {
            this(title, right, spare, false);
        }

        /** The same, to be left out where there is no room for all. */
        public Column spared() {
            return new Column(title, right, true, above);
        }

        /** The same, to go above the others where there is no room for all: they would be broken in pieces. */
        public Column aboveOthers() {
            return new Column(title, right, spare, true);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table that is never cut. */
    public Table(List<Column> columns, List<List<Span>> rows, int indent) {
        this(columns, rows, indent, Line.EMPTY);
    }

    /** A table that is never cut and begins at the edge. */
    public static Table of(List<Column> columns, List<List<Span>> rows) {
        return new Table(columns, rows, 0);
    }

    /** The same, but long cells end in …, with a line below it then. */
    public Table whenCut(Line line) {
        return new Table(columns, rows, indent, line);
    }

    /** The same rows one below the other, a field a line: nothing is cut, and no column left out. */
    public View byField() {
        int label = columns.stream().mapToInt(column -> column.title().length()).max().orElse(0) + LABEL_GAP;
        List<View> views = new ArrayList<>();
        for (List<Span> row : rows) {
            if (!views.isEmpty()) {
                views.add(View.of(Line.EMPTY));
            }
            views.add(new Fields(indent, label, IntStream.range(0, row.size())
                    .mapToObj(i -> new Fields.Field(
                            columns.get(i).title().toLowerCase(Locale.ROOT), List.of(row.get(i))))
                    .toList()));
        }
        return View.stack(views);
    }

    /** Whether long cells are cut. */
    public boolean cuts() {
        return !whenCut.spans().isEmpty();
    }

    /** A column of words. */
    public static Column left(String title) {
        return new Column(title, false, false);
    }

    /** A column of numbers. */
    public static Column right(String title) {
        return new Column(title, true, false);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.table(this);
    }
}
