package bpflab.view;

import java.util.List;

/** One line of a view. */
public record Line(List<Span> spans) {
    /** A line with nothing on it. */
    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    /** A line of plain text. */
    public static Line of(String text) {
        return new Line(List.of(Span.of(text)));
    }

    /** A line in one role. */
    public static Line of(String text, Role role) {
        return new Line(List.of(new Span(text, role)));
    }

    /** A line of several pieces. */
    public static Line of(Span... spans) {
        return new Line(List.of(spans));
    }

    /** The text without roles. */
    public String text() {
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.text());
        }
        return text.toString();
    }
}
