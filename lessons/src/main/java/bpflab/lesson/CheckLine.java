package bpflab.lesson;

import java.util.List;

/**
 * A line of a {@code check} fence, not yet understood.
 *
 * @param line where it stands in {@code lesson.md}, from 1
 * @param text the line: {@code ping x3 -> 3 replies}
 * @param hints what to tell a student who is stuck, gentle first; at least one
 */
public record CheckLine(int line, String text, List<Hint> hints) {
    public CheckLine {
        hints = List.copyOf(hints);
    }

    /** The ladder for what was seen: what is said of it alone, and what is said always. */
    public List<String> hints(Seen seen) {
        return hints.stream().filter(hint -> hint.fits(seen)).map(Hint::text).toList();
    }
}
