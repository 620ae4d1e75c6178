package bpflab.view;

/**
 * A piece of a line; {@code text} has no line break and may hold anything else: the screen cleans control characters.
 */
public record Span(String text, Role role) {
    /** Plain text. */
    public static Span of(String text) {
        return new Span(text, Role.PLAIN);
    }
}
