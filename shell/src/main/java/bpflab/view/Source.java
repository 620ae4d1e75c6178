package bpflab.view;

import java.util.ArrayList;
import java.util.List;

/**
 * C source with its line numbers.
 *
 * @param text the lines
 * @param first the number of the first one
 */
public record Source(List<String> text, int first) implements View {
    public Source {
        text = List.copyOf(text);
    }

    /** A whole file. */
    public static Source file(String content) {
        return new Source(content.lines().toList(), 1);
    }

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>(text.size());
        for (int i = 0; i < text.size(); i++) {
            Span number = new Span(String.format("%4d", first + i), Role.MUTED);
            // A tab counts from where the code begins, as in the file, not from the edge of the screen.
            String code = Clean.text(text.get(i));
            lines.add(code.isBlank() ? Line.of(number) : Line.of(number, Span.of("  "), new Span(code, Role.C)));
        }
        return lines;
    }
}
