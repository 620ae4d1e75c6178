package bpflab.view;

import bpflab.trouble.Advice;

/**
 * A piece of a line; {@code text} has no line break and may hold anything else: the screen cleans control characters.
 */
public record Span(String text, Role role) {
    /** Plain text. */
    public static Span of(String text) {
        return new Span(text, Role.PLAIN);
    }

    /** What is said of the command before it, as the command language takes it, so that both can be typed as one. */
    public static Span remark(String words) {
        return new Span(Advice.MARK + words, Role.REMARK);
    }
}
