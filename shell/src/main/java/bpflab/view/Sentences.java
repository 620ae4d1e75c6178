package bpflab.view;

import java.util.List;

/**
 * Lines of words, each on its own: what a command says. One that is too long is broken at blanks, and goes on a little
 * further to the right than it began.
 *
 * @param lines what stands on them; pieces that can be typed ({@link Role#COMMAND}, {@link Role#NAME}) stay whole
 */
public record Sentences(List<Line> lines) implements View {
    public Sentences {
        lines = List.copyOf(lines);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.sentences(this);
    }
}
