package bpflab.view;

import java.util.ArrayList;
import java.util.List;

/** One line of a lesson that is no Markdown of its own, but has code between back-ticks, as Markdown has. */
public final class Sentence {
    private Sentence() {}

    /** The words in a role; what stands between two back-ticks as what can be typed, without them. */
    public static List<Span> spans(String text, Role role) {
        List<Span> spans = new ArrayList<>();
        String[] parts = text.split("`", -1);
        boolean closed = parts.length % 2 == 1;
        for (int i = 0; closed && i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                spans.add(i % 2 == 0 ? new Span(parts[i], role) : code(parts[i]));
            }
        }
        return closed ? List.copyOf(spans) : List.of(new Span(text, role));
    }

    static Span code(String literal) {
        return new Span(literal, literal.startsWith(":") || literal.startsWith("!") ? Role.COMMAND : Role.NAME);
    }
}
