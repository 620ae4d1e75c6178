package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table at a width: columns as wide as they need, or as they can be. */
final class TableLayout {
    private static final int GAP = 3;
    private static final int LEAST = 6;

    private final Table table;
    private final int[] widths;

    private TableLayout(Table table, int width) {
        this.table = table;
        this.widths = fitted(width);
    }

    static List<Line> lines(Table table, int width) {
        TableLayout layout = new TableLayout(table, width);
        List<Line> lines = new ArrayList<>();
        if (table.columns().stream().anyMatch(column -> !column.title().isEmpty())) {
            lines.addAll(layout.row(
                    table.columns().stream().map(column -> new Span(column.title(), Role.MUTED)).toList()));
        }
        table.rows().forEach(row -> lines.addAll(layout.row(row)));
        if (layout.cuts() && !table.whenCut().spans().isEmpty()) {
            lines.add(table.whenCut());
        }
        return lines;
    }

    private boolean cuts() {
        return !table.wraps() && IntStream.range(0, widths.length).anyMatch(i -> widths[i] < natural(i));
    }

    /** Natural widths; where they do not fit, the widest column gives first. */
    private int[] fitted(int width) {
        int[] widths = IntStream.range(0, table.columns().size()).map(this::natural).toArray();
        int over = IntStream.of(widths).sum() + GAP * (table.columns().size() - 1) + table.indent() - width;
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
        int cells = table.rows().stream()
                .mapToInt(row -> column < row.size() ? Width.of(row.get(column).text()) : 0)
                .max()
                .orElse(0);
        return Math.max(cells, Width.of(table.columns().get(column).title()));
    }

    private List<Line> row(List<Span> cells) {
        List<List<Span>> broken = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            broken.add(pieces(cells.get(i), widths[i]));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(1);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < height; at++) {
            lines.add(line(broken, at));
        }
        return lines;
    }

    private List<Span> pieces(Span cell, int width) {
        if (!table.wraps() || Width.of(cell.text()) <= width) {
            return List.of(new Span(Width.cut(cell.text(), width), cell.role()));
        }
        return Wrap.text(List.of(new Span(cell.text(), Role.PLAIN)), width, List.of(), Span.of("")).stream()
                .map(line -> new Span(Width.cut(line.text(), width), cell.role()))
                .toList();
    }

    private Line line(List<List<Span>> cells, int at) {
        List<Span> spans = new ArrayList<>();
        int pending = table.indent();
        for (int i = 0; i < cells.size(); i++) {
            Span cell = at < cells.get(i).size() ? cells.get(i).get(at) : Span.of("");
            int blanks = widths[i] - Width.of(cell.text());
            pending += table.columns().get(i).right() ? blanks : 0;
            if (!cell.text().isEmpty()) {
                if (pending > 0) {
                    spans.add(Span.of(" ".repeat(pending)));
                }
                spans.add(cell);
                pending = 0;
            }
            pending += GAP + (table.columns().get(i).right() ? 0 : blanks);
        }
        return new Line(spans);
    }
}
