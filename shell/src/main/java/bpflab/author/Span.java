package bpflab.author;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words between single back-ticks, in the text or in a hint: what is meant as it is typed.
 *
 * @param line where, from 1
 * @param text without the back-ticks
 */
record Span(int line, String text) {
    private static final Pattern MARKED = Pattern.compile("(?<!`)`([^`]+)`(?!`)");
    private static final Pattern SPOKEN = Pattern.compile("(?:hint|why)\\b[^:]*:.*");

    /** Those of a lesson, in order. */
    static List<Span> of(Draft draft) {
        List<String> lines = draft.unfenced();
        for (Draft.Fenced fence : draft.fences()) {
            for (int at = 0; at < fence.lines().size(); at++) {
                if (SPOKEN.matcher(fence.lines().get(at).strip()).matches()) {
                    lines.set(fence.line() + at, fence.lines().get(at));
                }
            }
        }
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            int line = at + 1;
            MARKED.matcher(lines.get(at)).results().map(found -> new Span(line, found.group(1))).forEach(spans::add);
        }
        return spans;
    }
}
