package bpflab.view;

import java.util.List;

/** Something to look at: laid out when the width is known. */
@FunctionalInterface
public interface View {
    /** Nothing to see. */
    View NOTHING = width -> List.of();

    /** The lines at a width in columns. Lines may be longer where breaking them would spoil them (code). */
    List<Line> lines(int width);

    /** Lines as they are. */
    static View of(Line... lines) {
        List<Line> all = List.of(lines);
        return width -> all;
    }

    /** Views one below the other. */
    static View stack(List<View> views) {
        List<View> all = List.copyOf(views);
        return width -> all.stream().flatMap(view -> view.lines(width).stream()).toList();
    }
}
