package bpflab.view;

import java.util.List;

/**
 * One line with two ends, and something between that takes the room that is left.
 *
 * @param left what it begins with
 * @param fill one character that is repeated between
 * @param least how often at least
 * @param right what it ends with
 */
public record Ends(List<Span> left, char fill, int least, List<Span> right) implements View {
    /** A line across. */
    static final Ends RULE = new Ends(List.of(), '─', 0, List.of());

    public Ends {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.ends(this);
    }
}
