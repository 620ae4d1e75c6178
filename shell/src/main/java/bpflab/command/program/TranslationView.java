package bpflab.command.program;

import bpflab.dialect.Change;
import bpflab.dialect.Notice;
import bpflab.dialect.Translation;
import bpflab.dialect.Untranslated;
import bpflab.view.Clean;
import bpflab.view.Fields;
import bpflab.view.Fields.Field;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The original beside the translation where they differ, and a reason for each difference. */
final class TranslationView {
    /** Lines around a change that are shown with it. */
    private static final int AROUND = 1;
    private static final int LABEL = 11;

    private final List<String> before;
    private final Map<Integer, List<String>> after = new TreeMap<>();
    private final List<List<Span>> rows = new ArrayList<>();

    private TranslationView(String text, Translation translation) {
        this.before = text.lines().toList();
        List<String> lines = translation.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int original = translation.lines().original(i + 1);
            after.computeIfAbsent(original, line -> new ArrayList<>()).add(lines.get(i));
        }
    }

    static View of(String file, String text, Translation translation) {
        if (translation.isTodays()) {
            return View.of(Line.of(new Span(file, Role.NAME), Span.of(" is in today's C: nothing to translate")));
        }
        List<View> views = new ArrayList<>();
        views.add(View.of(Line.of(
                new Span(file, Role.NAME),
                Span.of(" is written for " + translation.spoken() + ": "
                        + Units.count(translation.changes().size(), "change", "changes")))));
        views.add(new TranslationView(text, translation).table());
        views.add(new Fields(0, LABEL, reasons(translation)));
        return View.spaced(views);
    }

    private View table() {
        int shown = 0;
        for (int line = 1; line <= before.size(); line++) {
            if (isNearChange(line)) {
                if (shown != line - 1) {
                    rows.add(List.of(Span.of(""), new Span("…", Role.MUTED), new Span("…", Role.MUTED)));
                }
                row(line);
                shown = line;
            }
        }
        return Table.of(List.of(Table.right("LINE"), Table.left("AS IT WAS"), Table.left("IN TODAY'S C")), rows);
    }

    private boolean isNearChange(int line) {
        for (int near = Math.max(1, line - AROUND); near <= Math.min(before.size(), line + AROUND); near++) {
            if (!after.getOrDefault(near, List.of()).equals(List.of(before.get(near - 1)))) {
                return true;
            }
        }
        return false;
    }

    private void row(int line) {
        List<String> now = after.getOrDefault(line, List.of());
        for (int i = 0; i < Math.max(1, now.size()); i++) {
            rows.add(List.of(
                    Span.of(i == 0 ? String.valueOf(line) : ""), code(i == 0 ? before.get(line - 1) : ""),
                    code(i < now.size() ? now.get(i) : "")));
        }
    }

    /** Two columns share the screen: a tab is half as wide as elsewhere, or its lines would break. */
    private static Span code(String text) {
        return new Span(Clean.text(text.replace("\t", "    ")).stripTrailing(), Role.C);
    }

    /** One reason once, with all lines that it holds for. */
    private static List<Field> reasons(Translation translation) {
        Map<String, List<Integer>> reasons = new LinkedHashMap<>();
        for (Change change : translation.changes()) {
            reasons.computeIfAbsent(change.why(), why -> new ArrayList<>()).add(change.line());
        }
        List<Field> fields = new ArrayList<>();
        reasons.forEach((why, lines) -> fields.add(Field.of(lines(lines), why, Role.PLAIN)));
        for (Untranslated left : translation.left()) {
            fields.add(Field.of("left", left.sentence(), Role.WARN));
        }
        for (Notice limit : translation.limits()) {
            fields.add(Field.of("note", limit.sentence(), Role.WARN));
        }
        return fields;
    }

    private static String lines(List<Integer> lines) {
        List<String> different = lines.stream().distinct().map(String::valueOf).toList();
        String all = (different.size() == 1 ? "line " : "lines ") + String.join(", ", different);
        return all.length() < LABEL ? all : "lines " + different.get(0) + "…";
    }
}
