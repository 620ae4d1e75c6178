package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks running text into lines at blanks; several blanks inside a line stay. Pieces in {@link Role#COMMAND} and
 * {@link Role#NAME} stay whole: a broken command cannot be typed. A name that no line can hold, as a statement of C, is
 * broken as text is. Where a line goes on with a piece in
 * {@link Role#REMARK}, that line is a remark, too.
 */
final class Wrap {
    private static final Span REMARK = new Span("# ", Role.REMARK);

    private final int width;
    private final Span hang;
    private final List<Line> lines = new ArrayList<>();
    private final List<Span> word = new ArrayList<>();
    private List<Span> line;
    private int used;
    private boolean empty = true;
    private int gap;

    private Wrap(int width, List<Span> first, Span hang) {
        this.width = width;
        this.hang = hang;
        start(first);
    }

    /**
     * The text as lines of at most {@code width} columns: the first begins with {@code first}, the others with
     * {@code hang}.
     */
    static List<Line> text(List<Span> text, int width, List<Span> first, Span hang) {
        Wrap wrap = new Wrap(width, first, hang);
        text.forEach(wrap::add);
        wrap.endWord();
        wrap.endLine();
        return wrap.lines;
    }

    private void start(List<Span> lead) {
        line = new ArrayList<>(lead.stream().filter(span -> !span.text().isEmpty()).toList());
        used = Width.of(new Line(lead));
        empty = true;
        gap = 0;
    }

    private void add(Span span) {
        if (span.role() == Role.COMMAND
                || span.role() == Role.NAME && Width.of(span.text()) + Width.of(hang.text()) <= width) {
            word.add(span);
            return;
        }
        StringBuilder piece = new StringBuilder();
        for (char c : span.text().toCharArray()) {
            if (c != ' ' && c != '\n') {
                piece.append(c);
                continue;
            }
            endPiece(piece, span.role());
            endWord();
            gap++;
            if (c == '\n') {
                endLine();
                start(List.of(hang));
            }
        }
        endPiece(piece, span.role());
    }

    private void endPiece(StringBuilder piece, Role role) {
        if (!piece.isEmpty()) {
            word.add(new Span(piece.toString(), role));
            piece.setLength(0);
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        int needed = Width.of(new Line(word));
        if (!empty && used + gap + needed > width) {
            boolean remark = word.get(0).role() == Role.REMARK && !word.get(0).text().equals("#");
            if (remark) {
                leaveOutMark();
            }
            endLine();
            start(remark ? List.of(hang, REMARK) : List.of(hang));
        }
        if (!empty) {
            line.add(Span.of(" ".repeat(gap)));
            used += gap;
        }
        line.addAll(word);
        used += needed;
        empty = false;
        gap = 0;
        word.clear();
    }

    /** A remark that begins in the next line has no mark at the end of this one. */
    private void leaveOutMark() {
        int last = line.size() - 1;
        if (line.get(last).role() == Role.REMARK && line.get(last).text().equals("#")) {
            line.remove(last);
            while (!line.isEmpty() && line.get(line.size() - 1).text().isBlank()) {
                line.remove(line.size() - 1);
            }
        }
    }

    private void endLine() {
        lines.add(new Line(joined(line)));
    }

    /** Neighbours of one role become one piece: fewer colour changes, and simpler lines to test. */
    private static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).role() == span.role()) {
                joined.set(last, new Span(joined.get(last).text() + span.text(), span.role()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
