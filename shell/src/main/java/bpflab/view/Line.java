package bpflab.view;

import java.util.List;
import java.util.stream.Collectors;

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
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
