package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Source;
import bpflab.view.Span;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Source at a width: a caret stands below its piece with its remark behind it, a remark on a whole line stands behind
 * the line, all of them in one column where there is room, else below it. A line that is too long is cut around what is
 * marked in it.
 */
final class SourceLayout {
    private static final int GAP = 3;

    /** How much further to the right a line of code goes on. */
    private static final int GO_ON = 4;

    /** The compiler's mark, and what it says belongs to it. */
    private static final Pattern CARET = Pattern.compile("~*\\^~*");

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
        List<Source.Row> rows = source.rows();
        for (int i = 0; i < rows.size(); i++) {
            int marks = marksBelow(rows, i);
            if (marks == 0) {
                add(rows.get(i));
            } else {
                addMarked(rows.get(i), rows.subList(i + 1, i + 1 + marks));
                i += marks;
            }
        }
        return lines;
    }

    /** How many of the rows behind one are the compiler's own marks below it. */
    private static int marksBelow(List<Source.Row> rows, int at) {
        int behind = at + 1;
        while (rows.get(at).number() > 0 && behind < rows.size() && rows.get(behind).role() == Role.WARN
                && rows.get(behind).number() == 0) {
            behind++;
        }
        return behind - at - 1;
    }

    private void addMarked(Source.Row row, List<Source.Row> marks) {
        Matcher caret = CARET.matcher(marks.get(0).text());
        int end = caret.find() ? caret.end() : 0;
        String text = reaching(row.text(), end, marks);
        Cut cut = Cut.around(text, end == 0 ? 0 : caret.start(), end, room());
        lines.add(Line.of(edge(row), new Span(cut.code(text).stripTrailing(), row.role())));
        for (Source.Row mark : marks) {
            lines.add(Line.of(edge(mark), new Span(cut.marks(mark.text()), mark.role())));
        }
    }

    /** The line with blanks behind it as far as is marked: clang marks a missing semicolon behind its end. */
    private String reaching(String text, int marked, List<Source.Row> marks) {
        int widest = marks.stream().mapToInt(mark -> Width.of(mark.text())).max().orElse(0);
        int missing = Math.max(marked, Math.min(widest, room())) - Width.of(text);
        return missing <= 0 ? text : text + " ".repeat(missing);
    }

    private void add(Source.Row row) {
        Source.Mark mark = row.mark();
        if (mark.isCaret()) {
            Cut cut = cut(row, mark.from(), mark.to());
            lines.add(Line.of(edge(row), new Span(cut.code(row.text()), row.role())));
            addCaret(new Source.Mark(cut.column(mark.from()), cut.column(mark.to()), mark.remark()));
        } else if (mark.remark().isEmpty()) {
            addWhole(row);
        } else {
            addRemark(row);
        }
    }

    private Cut cut(Source.Row row, int from, int to) {
        return Cut.around(row.text(), from, to, room());
    }

    private int room() {
        return width - Width.of(below().text());
    }

    /** Where nothing is marked all of a line is shown, on several lines if need be. */
    private void addWhole(Source.Row row) {
        if (row.text().isBlank()) {
            lines.add(Line.of(edge(row).text().stripTrailing(), Role.MUTED));
            return;
        }
        if (Width.of(row.text()) <= room()) {
            lines.add(Line.of(edge(row), new Span(row.text(), row.role())));
            return;
        }
        String code = row.text().stripLeading();
        int indent = Math.min(Width.of(row.text()) - Width.of(code), room() / 2);
        Span hang = new Span(below().text() + " ".repeat(indent + GO_ON), Role.MUTED);
        lines.addAll(Wrap.text(
                List.of(new Span(code, row.role())), width, List.of(edge(row), Span.of(" ".repeat(indent))), hang));
    }

    private Span edge(Source.Row row) {
        return new Span(source.gutter().before(row.number()), Role.MUTED);
    }

    private void addRemark(Source.Row row) {
        int own = Width.of(row.text()) + GAP;
        int room = width - Width.of(below().text()) - Width.of(row.mark().remark());
        int column = widest + GAP <= room ? widest + GAP : own;
        if (column <= room) {
            List<Span> spans = new ArrayList<>(List.of(edge(row), new Span(row.text(), row.role())));
            spans.add(Span.of(" ".repeat(column - Width.of(row.text()))));
            spans.add(remark(row.mark()));
            lines.add(new Line(spans));
        } else {
            addWhole(row);
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
