package bpflab.view;

/**
 * A document with a mark in front: an item of a list, a quotation, a note below its message.
 *
 * @param first stands before its first line
 * @param others stands before all others, as wide as {@code first}
 * @param content the document
 */
public record Indented(Span first, Span others, View content) implements View {
    /** A document that begins some blanks further to the right. */
    static Indented by(int blanks, View content) {
        return new Indented(Span.of(" ".repeat(blanks)), Span.of(" ".repeat(blanks)), content);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.indented(this);
    }
}
