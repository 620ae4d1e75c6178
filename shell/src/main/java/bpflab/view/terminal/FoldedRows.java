package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Span;
import bpflab.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of facts that are too long for a line: they go on below the second column, so that no fact is broken in two.
 * Cells stay aligned from row to row.
 */
final class FoldedRows {
    /** A table of fewer columns holds running text, which is broken at blanks. */
    private static final int LEAST_COLUMNS = 4;

    private final Table table;
    private final int gap;
    private final int[] widths;
    private final List<Integer> breaks = new ArrayList<>();

    private FoldedRows(Table table, int gap, int[] widths) {
        this.table = table;
        this.gap = gap;
        this.widths = widths;
    }

    /** The table's lines; empty where it is of another kind, or a fact is wider than a line. */
    static Optional<List<Line>> lines(Table table, int width, int gap, int[] widths, Breath breath) {
        FoldedRows rows = new FoldedRows(table, gap, widths);
        if (widths.length < LEAST_COLUMNS || table.cuts() || !rows.fold(width)) {
            return Optional.empty();
        }
        Cells cells = new Cells(table.columns(), widths, gap);
        List<Line> lines = new ArrayList<>();
        for (List<Span> row : table.rows()) {
            breath.take();
            for (int i = 0; i <= rows.breaks.size(); i++) {
                int from = i == 0 ? 0 : rows.breaks.get(i - 1);
                int to = Math.min(row.size(), i < rows.breaks.size() ? rows.breaks.get(i) : widths.length);
                if (from < to) {
                    lines.add(cells.line(from == 0 ? table.indent() : rows.lead(), row, from, to));
                }
            }
        }
        return Optional.of(lines);
    }

    /**
     * Finds the columns that begin a new line.
     *
     * @return whether all cells fit
     */
    private boolean fold(int width) {
        int used = table.indent() + widths[0];
        for (int i = 1; i < widths.length; i++) {
            used += gap + widths[i];
            if (used > width) {
                used = lead() + widths[i];
                breaks.add(i);
            }
            if (used > width) {
                return false;
            }
        }
        keepCompany(width);
        return true;
    }

    /** A fact that would stand alone in the last line takes the one before it along. */
    private void keepCompany(int width) {
        int last = breaks.size() - 1;
        int before = widths.length - 2;
        int start = last == 0 ? 0 : breaks.get(last - 1);
        if (breaks.get(last) == before + 1 && before > start + 1
                && lead() + widths[before] + gap + widths[before + 1] <= width) {
            breaks.set(last, before);
        }
    }

    private int lead() {
        return table.indent() + widths[0] + gap;
    }
}
