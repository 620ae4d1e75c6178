package bpflab.view;

import java.util.List;

/**
 * Words with a label in front, one below the other: {@code why   another program is there}.
 *
 * @param indent blanks in front of the labels
 * @param labelWidth the columns that labels take, blanks behind them included
 * @param fields label and text; a label may be empty
 */
public record Fields(int indent, int labelWidth, List<Field> fields) implements View {
    /**
     * A labelled piece of text.
     *
     * @param mark stands before the label, outside of the labels' columns
     */
    public record Field(Span mark, String label, List<Span> text) {
        private static final Span UNMARKED = Span.of("");

        public Field {
            text = List.copyOf(text);
        }

        /** A field without a mark. */
        public Field(String label, List<Span> text) {
            this(UNMARKED, label, text);
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
    public <R> R match(Cases<R> on) {
        return on.fields(this);
    }
}
