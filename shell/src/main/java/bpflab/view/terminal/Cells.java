package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;

/** Sets cells beside each other, each as wide as its column. */
final class Cells {
    private final List<Table.Column> columns;
    private final int[] widths;
    private final int gap;

    /**
     * For a table's columns.
     *
     * @param widths of the columns, read anew for each line
     * @param gap blanks between two columns
     */
    Cells(List<Table.Column> columns, int[] widths, int gap) {
        this.columns = columns;
        this.widths = widths;
        this.gap = gap;
    }

    /** The cells of the columns {@code from} to before {@code to}, behind blanks; none stand at the line's end. */
    Line line(int lead, List<Span> cells, int from, int to) {
        List<Span> spans = new ArrayList<>();
        int pending = lead;
        for (int i = from; i < to; i++) {
            Span cell = cells.get(i);
            int blanks = widths[i] - Width.of(cell.text());
            pending += columns.get(i).right() ? blanks : 0;
            if (!cell.text().isEmpty()) {
                if (pending > 0) {
                    spans.add(Span.of(" ".repeat(pending)));
                }
                spans.add(cell);
                pending = 0;
            }
            pending += gap + (columns.get(i).right() ? 0 : blanks);
        }
        return new Line(spans);
    }
}
