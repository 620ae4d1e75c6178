package bpflab.view;

import java.util.List;

/**
 * Lines that are shown as they are, however long: code, dumps, single sentences of a command.
 *
 * @param lines what stands on them
 */
public record Listing(List<Line> lines) implements View {
    public Listing {
        lines = List.copyOf(lines);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.listing(this);
    }
}
