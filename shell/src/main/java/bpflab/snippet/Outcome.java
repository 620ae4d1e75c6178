package bpflab.snippet;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What one snippet made, to look at and as data.
 *
 * @param view one line as a rule: {@code int $1 ==> 42}; nothing for a plain statement
 * @param data what was made, as a record; empty for a plain statement
 */
record Outcome(View view, Optional<Record> data) {
    private static final int LONGEST = 2000;
    private static final int MOST_ENTRIES = 16;

    /** A statement that left nothing behind. */
    static final Outcome NOTHING = new Outcome(View.NOTHING, Optional.empty());

    /** A variable, or the value of an expression. */
    static Outcome value(String type, String name, String text, Optional<Object> object) {
        String shortType = shortType(type);
        List<Span> head = List.of(new Span(shortType + " ", Role.MUTED), new Span(name, Role.NAME), Span.of(" ==> "));
        Record data = new Valued(name, shortType, object.filter(Outcome::isPlainData).orElse(text));
        View view = object.filter(View.class::isInstance)
                .map(shown -> View.stack(List.of(View.of(new Line(head)), (View) shown)))
                .or(() -> object.filter(TypedMap.class::isInstance)
                        .map(map -> View.stack(List.of(text(head, text), entries((TypedMap) map)))))
                .orElseGet(() -> text(head, text));
        return new Outcome(view, Optional.of(data));
    }

    /** Without packages. */
    static String shortType(String type) {
        return type.replaceAll("\\b[a-z]\\w*\\.", "");
    }

    /** A method, class or import. */
    static Outcome made(String kind, String name, String remark) {
        Line line = Line.of(new Span(kind + " ", Role.MUTED), new Span(name, Role.NAME), new Span(remark, Role.MUTED));
        return new Outcome(View.of(line), Optional.of(new Made(name, kind)));
    }

    /** A variable with its value, as data: numbers and what was read from a map as they are, others as text. */
    private record Valued(String name, String type, Object value) {}

    /** A method or type, as data. */
    private record Made(String name, String type) {}

    private static boolean isPlainData(Object object) {
        return object instanceof Number || object instanceof Boolean || object instanceof Value;
    }

    /** A map's first entries, read now: what the kernel has when the view is laid out is another question. */
    private static View entries(TypedMap map) {
        List<Line> lines = new ArrayList<>();
        Iterator<MapEntry> entries = map.iterator();
        while (entries.hasNext() && lines.size() < MOST_ENTRIES) {
            lines.add(Line.of("  " + entries.next()));
        }
        if (entries.hasNext()) {
            lines.add(Line.of(new Span("  … more: ", Role.MUTED), new Span(":dump map " + map.name(), Role.COMMAND)));
        }
        return View.of(lines.toArray(Line[]::new));
    }

    private static View text(List<Span> head, String text) {
        String shown = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + " … (" + text.length() + " characters)";
        List<String> rows = shown.lines().toList();
        List<Line> lines = new ArrayList<>();
        List<Span> first = new ArrayList<>(head);
        if (rows.size() == 1) {
            first.add(Span.of(rows.get(0)));
        }
        lines.add(new Line(first));
        if (rows.size() > 1) {
            rows.forEach(row -> lines.add(Line.of(row)));
        }
        return new Listing(lines);
    }
}
