package bpflab.view;

import java.util.List;

/**
 * Rows of cells under a heading, aligned by what the terminal shows.
 *
 * @param columns the columns; when all titles are empty there is no heading
 * @param rows as many cells a row as there are columns; missing ones are empty
 * @param indent blanks in front of each line
 * @param wraps whether a cell too wide is broken into lines; else it ends in …
 * @param whenCut stands below when a cell was cut: how to see it all
 */
public record Table(List<Column> columns, List<List<Span>> rows, int indent, boolean wraps, Line whenCut)
        implements View {
    /** A column: its title, and whether its cells end at the same place, as numbers do. */
    public record Column(String title, boolean right) {}

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table that says nothing when it is cut. */
    public Table(List<Column> columns, List<List<Span>> rows, int indent, boolean wraps) {
        this(columns, rows, indent, wraps, Line.EMPTY);
    }

    /** A table whose cells are cut where the width ends. */
    public static Table of(List<Column> columns, List<List<Span>> rows) {
        return new Table(columns, rows, 0, false);
    }

    /** The same, with a line below it when a cell was cut. */
    public Table whenCut(Line line) {
        return new Table(columns, rows, indent, wraps, line);
    }

    /** A column of words. */
    public static Column left(String title) {
        return new Column(title, false);
    }

    /** A column of numbers. */
    public static Column right(String title) {
        return new Column(title, true);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.table(this);
    }
}
