package bpflab.view;

import java.util.List;

/**
 * Lines that are shown as they are, however long: code, dumps, what other programs print.
 *
 * @param lines what stands on them
 */
public record Listing(List<Line> lines) implements View {
    public Listing {
        lines = lines instanceof DumpLines ? lines : List.copyOf(lines);
    }

    /** One line. */
    public static Listing of(Line line) {
        return new Listing(List.of(line));
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.listing(this);
    }
}
