package bpflab.view;

import bpflab.verifier.story.Explanation;
import bpflab.view.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Why the kernel refused a program: the sentence, the C lines that matter, why, a fix, the kernel's own words.
 *
 * @param program the program's name
 * @param explanation what became of its log
 * @param logLines how long the log is; 0 when the kernel wrote none
 */
public record Rejection(String program, Explanation explanation, int logLines) implements View {
    private static final int REMARK_GAP = 3;

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>(Wrap.text(
                List.of(new Span(program, Role.NAME), Span.of(" " + explanation.what())),
                width, new Span("refused   ", Role.BAD), Span.of(" ".repeat(10))));
        lines.add(Line.EMPTY);
        if (!explanation.notes().isEmpty()) {
            addNotes(width, lines);
            lines.add(Line.EMPTY);
        }
        lines.addAll(new Fields(2, 7, fields()).lines(width));
        return lines;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        addUnlessEmpty(fields, "why", explanation.why(), Role.PLAIN);
        addUnlessEmpty(fields, "fix", explanation.fix(), looksLikeC(explanation.fix()) ? Role.C : Role.PLAIN);
        addUnlessEmpty(fields, "says", explanation.says(), Role.PLAIN);
        if (logLines > 0) {
            fields.add(new Field("more", List.of(
                    new Span(":verifier", Role.COMMAND), Span.of(" explains again    "),
                    new Span(":verifier --raw", Role.COMMAND),
                            Span.of(" is the log (" + logLines + (logLines == 1 ? " line)" : " lines)")))));
        }
        return fields;
    }

    private static void addUnlessEmpty(List<Field> fields, String label, String text, Role role) {
        if (!text.isBlank()) {
            fields.add(Field.of(label, text, role));
        }
    }

    private static boolean looksLikeC(String fix) {
        return fix.endsWith(";") || fix.endsWith("}");
    }

    private void addNotes(int width, List<Line> lines) {
        List<String> texts = explanation.notes().stream().map(note -> Clean.text(note.text())).toList();
        int shared = texts.stream()
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
        int widest = texts.stream().mapToInt(Width::of).max().orElse(0) - shared;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).isBlank() ? "" : texts.get(i).substring(shared);
            addNote(explanation.notes().get(i), new Placed(text, shared, widest), width, lines);
        }
    }

    /** A source line without the indentation that all share, and how wide the widest is. */
    private record Placed(String text, int cut, int widest) {}

    private static void addNote(Explanation.Note note, Placed placed, int width, List<Line> lines) {
        Span edge = new Span(String.format("%5s │   ", note.line() == 0 ? "" : note.line()), Role.MUTED);
        Span below = new Span("      │   ", Role.MUTED);
        Span code = new Span(placed.text(), Role.C);
        Span remark = new Span(note.remark(), Role.WARN);
        boolean caret = note.caretTo() > note.caretFrom();
        int own = Width.of(placed.text()) + REMARK_GAP;
        int room = width - Width.of(edge.text()) - Width.of(note.remark());
        int column = placed.widest() + REMARK_GAP <= room ? placed.widest() + REMARK_GAP : own;
        if (caret) {
            lines.add(Line.of(edge, code));
            int from = Math.max(0, Width.of(Clean.text(head(note, note.caretFrom()))) - placed.cut());
            int to = Math.max(from + 1, Width.of(Clean.text(head(note, note.caretTo()))) - placed.cut());
            lines.add(Line.of(
                    below, new Span(
                            " ".repeat(from) + "^".repeat(to - from) + (note.remark().isEmpty() ? "" : " "), Role.BAD),
                                    remark));
        } else if (note.remark().isEmpty()) {
            lines.add(Line.of(edge, code));
        } else if (column <= room) {
            lines.add(Line.of(edge, code, Span.of(" ".repeat(column - Width.of(placed.text()))), remark));
        } else {
            lines.add(Line.of(edge, code));
            lines.add(Line.of(below, remark));
        }
    }

    private static String head(Explanation.Note note, int column) {
        return note.text().substring(0, Math.min(column, note.text().length()));
    }
}
