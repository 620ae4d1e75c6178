package bpflab.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of cells under a heading, aligned by what the terminal shows.
 *
 * @param columns the columns; when all titles are empty there is no heading
 * @param rows as many cells a row as there are columns; missing ones are empty
 * @param indent blanks in front of each line
 * @param wraps whether a cell too wide is broken into lines; else it ends in …
 */
public record Table(List<Column> columns, List<List<Span>> rows, int indent, boolean wraps) implements View {
    private static final int GAP = 3;
    private static final int LEAST = 6;

    /** A column: its title, and whether its cells end at the same place, as numbers do. */
    public record Column(String title, boolean right) {}

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table whose cells are cut where the width ends. */
    public static Table of(List<Column> columns, List<List<Span>> rows) {
        return new Table(columns, rows, 0, false);
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
    public List<Line> lines(int width) {
        int[] widths = fitted(width);
        List<Line> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            lines.addAll(row(columns.stream().map(column -> new Span(column.title(), Role.MUTED)).toList(), widths));
        }
        rows.forEach(row -> lines.addAll(row(row, widths)));
        return lines;
    }

    /** Whether a cell is cut at that width. */
    public boolean cuts(int width) {
        int[] widths = fitted(width);
        return !wraps && IntStream.range(0, columns.size()).anyMatch(i -> widths[i] < natural(i));
    }

    /** Natural widths; where they do not fit, the widest column gives first. */
    private int[] fitted(int width) {
        int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        int over = IntStream.of(widths).sum() + GAP * (columns.size() - 1) + indent - width;
        while (over > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private int natural(int column) {
        int cells = rows.stream()
                .mapToInt(row -> column < row.size() ? Width.of(row.get(column).text()) : 0)
                .max()
                .orElse(0);
        return Math.max(cells, Width.of(columns.get(column).title()));
    }

    private List<Line> row(List<Span> cells, int[] widths) {
        List<List<Span>> broken = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            broken.add(pieces(cells.get(i), widths[i]));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(1);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < height; at++) {
            lines.add(line(broken, at, widths));
        }
        return lines;
    }

    private List<Span> pieces(Span cell, int width) {
        if (!wraps || Width.of(cell.text()) <= width) {
            return List.of(new Span(Width.cut(cell.text(), width), cell.role()));
        }
        return Wrap.text(List.of(new Span(cell.text(), Role.PLAIN)), width, Span.of(""), Span.of("")).stream()
                .map(line -> new Span(Width.cut(line.text(), width), cell.role()))
                .toList();
    }

    private Line line(List<List<Span>> cells, int at, int[] widths) {
        List<Span> spans = new ArrayList<>();
        int pending = indent;
        for (int i = 0; i < cells.size(); i++) {
            Span cell = at < cells.get(i).size() ? cells.get(i).get(at) : Span.of("");
            int blanks = widths[i] - Width.of(cell.text());
            pending += columns.get(i).right() ? blanks : 0;
            if (!cell.text().isEmpty()) {
                if (pending > 0) {
                    spans.add(Span.of(" ".repeat(pending)));
                }
                spans.add(cell);
                pending = 0;
            }
            pending += GAP
                    + (columns.get(i).right() && !cell.text().isEmpty() ? 0 : columns.get(i).right() ? 0 : blanks);
        }
        return new Line(spans);
    }
}
