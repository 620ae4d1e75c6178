package bpflab.view;

/**
 * A document in a column that is at most so wide, however wide the screen is.
 *
 * @param columns how wide
 * @param content the document
 */
public record Within(int columns, View content) implements View {
    @Override
    public <R> R match(Cases<R> on) {
        return on.within(this);
    }
}
