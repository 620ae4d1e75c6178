package bpflab.command.look;

import bpflab.view.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Several things in one cell of a list. */
final class ListCells {
    private ListCells() {}

    /** {@code java 812, bash 97}; a dash for none. */
    static String joined(List<?> things) {
        return things.isEmpty() ? Span.NONE : things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
