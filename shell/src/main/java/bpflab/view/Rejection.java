package bpflab.view;

import bpflab.verifier.rules.Remedy;
import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import bpflab.view.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/** Why the kernel refused a program: the sentence, the C lines that matter, why, a fix, the kernel's own words. */
public final class Rejection {
    private static final String LEAD = "refused   ";
    /** What a terminal of 80 columns has room for. */
    private static final int LONG = 70;

    private Rejection() {}

    /**
     * The document.
     *
     * @param program the program's name
     * @param explanation what became of its log
     * @param logLines how long the log is; 0 when the kernel wrote none
     */
    public static View of(String program, Explanation explanation, int logLines) {
        return View.spaced(List.of(
                new Prose(
                        List.of(new Span(LEAD, Role.BAD)),
                        List.of(new Span(program, Role.NAME), Span.of(" " + explanation.what())), LEAD.length()),
                notes(explanation.notes()),
                new Fields(2, 7, fields(explanation, logLines))));
    }

    /** Of programs that wait for another one in their file: who that is, and what it does. */
    public static View waiting(List<String> programs, String what) {
        return new Prose(List.of(new Span(LEAD, Role.BAD)),
                List.of(new Span(String.join(", ", programs), Role.PLAIN),
                        Span.of((programs.size() == 1 ? " waits: " : " wait: ") + what)), LEAD.length());
    }

    private static List<Field> fields(Explanation explanation, int logLines) {
        List<Field> fields = new ArrayList<>();
        addUnlessEmpty(fields, "why", explanation.why(), Role.PLAIN);
        if (explanation.remedy().isCode()) {
            List<String> statements = statements(explanation.fix());
            for (int i = 0; i < statements.size(); i++) {
                addUnlessEmpty(fields, i == 0 ? "fix" : "", statements.get(i), Role.C);
            }
        } else {
            fields.addAll(AdviceView.fields("fix", explanation.fix()));
        }
        addUnlessEmpty(fields, "", elsewhere(explanation), Role.MUTED);
        addUnlessEmpty(fields, "says", explanation.says(), Role.PLAIN);
        if (logLines > 0) {
            fields.add(new Field("more", List.of(
                    new Span(":verifier", Role.COMMAND), Span.remark("explains again"), Span.of("   "),
                    new Span(":verifier --raw", Role.COMMAND),
                            Span.remark("the log (" + logLines + (logLines == 1 ? " line)" : " lines)")))));
        }
        return fields;
    }

    private static void addUnlessEmpty(List<Field> fields, String label, String text, Role role) {
        if (!text.isBlank()) {
            fields.add(Field.of(label, text, role));
        }
    }

    /** C that is not broken anywhere when it is shown: where it is long, a statement a line. */
    private static List<String> statements(String code) {
        List<String> statements = new ArrayList<>();
        int from = 0;
        int open = 0; // brackets: the semicolons of for end nothing
        for (int at = 0; at < code.length(); at++) {
            char here = code.charAt(at);
            open += here == '(' || here == '{' ? 1 : here == ')' || here == '}' ? -1 : 0;
            if (here == ';' && open == 0 && code.length() > LONG) {
                statements.add(code.substring(from, at + 1).strip());
                from = at + 1;
            }
        }
        statements.add(code.substring(from).strip());
        return statements;
    }

    /** Where the fix goes, when it is not just a line before the marked one. */
    private static String elsewhere(Explanation explanation) {
        Fix fix = explanation.remedy();
        boolean plain = fix.kind() == Remedy.Kind.BEFORE
                && !fix.braces()
                && explanation.at().filter(at -> at.line() == fix.line() || fix.line() == 0).isPresent();
        return plain ? "" : fix.where();
    }

    /** The lines lose the indentation that all share; carets move with them. */
    private static View notes(List<Explanation.Note> notes) {
        int shared = Source.indentation(notes.stream().map(note -> Clean.text(note.text())).toList());
        return new Source(notes.stream().map(note -> row(note, shared)).toList(), Source.Gutter.STORY);
    }

    private static Source.Row row(Explanation.Note note, int shared) {
        String text = Source.without(shared, Clean.text(note.text()));
        return new Source.Row(note.line(), text, Role.C, mark(note, shared));
    }

    private static Source.Mark mark(Explanation.Note note, int shared) {
        if (note.caretTo() <= note.caretFrom()) {
            return new Source.Mark(0, 0, note.remark());
        }
        int from = Math.max(0, column(note, note.caretFrom()) - shared);
        return new Source.Mark(from, Math.max(from + 1, column(note, note.caretTo()) - shared), note.remark());
    }

    /** Where a character of the line stands when tabs are blanks. */
    private static int column(Explanation.Note note, int at) {
        return Width.of(Clean.text(note.text().substring(0, Math.min(at, note.text().length()))));
    }
}
