package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Source;
import bpflab.view.Span;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Source at a width: a caret stands below its piece with its remark behind it, a remark on a whole line stands behind
 * the line, all of them in one column where there is room, else below it.
 */
final class SourceLayout {
    private static final int GAP = 3;

    private final Source source;
    private final int width;
    private final int widest;
    private final List<Line> lines = new ArrayList<>();

    SourceLayout(Source source, int width) {
        this.source = source;
        this.width = width;
        this.widest = source.rows().stream().mapToInt(row -> Width.of(row.text())).max().orElse(0);
    }

    List<Line> lines() {
        source.rows().forEach(this::add);
        return lines;
    }

    private void add(Source.Row row) {
        Source.Mark mark = row.mark();
        Span edge = new Span(source.gutter().before(row.number()), Role.MUTED);
        Span code = new Span(row.text(), row.role());
        if (mark.isCaret()) {
            lines.add(Line.of(edge, code));
            addCaret(mark);
        } else if (mark.remark().isEmpty()) {
            lines.add(row.text().isBlank() ? Line.of(edge.text().stripTrailing(), Role.MUTED) : Line.of(edge, code));
        } else {
            addRemark(Line.of(edge, code), row);
        }
    }

    private void addRemark(Line line, Source.Row row) {
        int own = Width.of(row.text()) + GAP;
        int room = width - Width.of(below().text()) - Width.of(row.mark().remark());
        int column = widest + GAP <= room ? widest + GAP : own;
        if (column <= room) {
            List<Span> spans = new ArrayList<>(line.spans());
            spans.add(Span.of(" ".repeat(column - Width.of(row.text()))));
            spans.add(remark(row.mark()));
            lines.add(new Line(spans));
        } else {
            lines.add(line);
            addBelow(row.mark());
        }
    }

    private void addCaret(Source.Mark mark) {
        Line line = Line.of(below(), caret(mark), remark(mark));
        boolean fits = Width.of(line) <= width || mark.remark().isEmpty();
        lines.add(fits ? line : Line.of(below(), caret(new Source.Mark(mark.from(), mark.to(), ""))));
        if (!fits) {
            addBelow(mark);
        }
    }

    private void addBelow(Source.Mark mark) {
        lines.addAll(Wrap.text(List.of(remark(mark)), width, List.of(below()), below()));
    }

    private Span below() {
        return new Span(source.gutter().before(0), Role.MUTED);
    }

    private static Span caret(Source.Mark mark) {
        return new Span(" ".repeat(mark.from()) + "^".repeat(mark.to() - mark.from())
                + (mark.remark().isEmpty() ? "" : " "), Role.BAD);
    }

    private static Span remark(Source.Mark mark) {
        return new Span(mark.remark(), Role.WARN);
    }
}
