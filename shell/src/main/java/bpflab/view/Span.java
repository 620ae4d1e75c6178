package bpflab.view;

import bpflab.trouble.Advice;

/**
 * A piece of a line; {@code text} has no line break and may hold anything else: the screen cleans control characters.
 */
public record Span(String text, Role role) {
    /** What stands in a cell that has nothing to say. */
    public static final String NONE = "–";

    /** What stands in a cell: the text, or {@link #NONE} where that is empty. */
    public static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** Plain text. */
    public static Span of(String text) {
        return new Span(text, Role.PLAIN);
    }

    /** What is said of the command before it, as the command language takes it, so that both can be typed as one. */
    public static Span remark(String words) {
        return new Span(Advice.MARK + words, Role.REMARK);
    }
}
