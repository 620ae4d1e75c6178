package bpflab.view;

import java.util.List;

/**
 * Running text that is broken at blanks where a line ends.
 *
 * @param lead what stands before the text
 * @param text the text; pieces that can be typed ({@link Role#COMMAND}, {@link Role#NAME}) stay whole
 * @param hang how many blanks the lines after the first begin with
 */
public record Prose(List<Span> lead, List<Span> text, int hang) implements View {
    public Prose {
        lead = List.copyOf(lead);
        text = List.copyOf(text);
    }

    /** A paragraph. */
    public static Prose of(List<Span> text) {
        return new Prose(List.of(), text, 0);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.prose(this);
    }
}
