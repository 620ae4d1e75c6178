package bpflab.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Words with a label in front, one below the other: {@code why   another program is there}.
 *
 * @param indent blanks in front of the labels
 * @param labelWidth the columns that labels take, blanks behind them included
 * @param fields label and text; a label may be empty
 */
public record Fields(int indent, int labelWidth, List<Field> fields) implements View {
    private static final int READABLE = 100;

    /** A labelled piece of text. */
    public record Field(String label, List<Span> text) {
        public Field {
            text = List.copyOf(text);
        }

        /** A field in one role. Text in {@link Role#C} and {@link Role#CODE} is never broken. */
        public static Field of(String label, String text, Role role) {
            return new Field(label, List.of(new Span(text, role)));
        }
    }

    public Fields {
        fields = List.copyOf(fields);
    }

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>();
        fields.forEach(field -> lines.addAll(lines(field, Math.min(width, READABLE))));
        return lines;
    }

    private List<Line> lines(Field field, int width) {
        Span lead = new Span(" ".repeat(indent) + Width.padded(field.label(), labelWidth), Role.MUTED);
        Span hang = Span.of(" ".repeat(indent + labelWidth));
        boolean whole = field.text().stream().anyMatch(span -> span.role() == Role.C || span.role() == Role.CODE);
        if (!whole) {
            return Wrap.text(field.text(), width, lead, hang);
        }
        List<Line> lines = new ArrayList<>();
        for (Span span : field.text()) {
            span.text()
                    .lines()
                    .forEach(text -> lines.add(Line.of(lines.isEmpty() ? lead : hang, new Span(text, span.role()))));
        }
        return lines;
    }
}
