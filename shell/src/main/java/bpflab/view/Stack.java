package bpflab.view;

import java.util.List;

/**
 * Documents one below the other.
 *
 * @param views the documents; one that has nothing to show takes no room
 * @param spaced whether an empty line is between two
 */
public record Stack(List<View> views, boolean spaced) implements View {
    public Stack {
        views = List.copyOf(views);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.stack(this);
    }
}
