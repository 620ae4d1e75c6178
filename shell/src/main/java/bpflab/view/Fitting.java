package bpflab.view;

import java.util.List;

/**
 * One line that can be said at several lengths: the first version that fits is shown, else the last.
 *
 * @param versions the longest first; at least one
 */
public record Fitting(List<Line> versions) implements View {
    public Fitting {
        versions = List.copyOf(versions);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.fitting(this);
    }
}
