package bpflab.lesson;

import java.util.Optional;

/**
 * What to tell a student who is stuck.
 *
 * @param when what must have been seen; empty for a hint that fits always
 * @param text the hint, as Markdown
 */
public record Hint(Optional<Seen> when, String text) {
    /** Whether it is said of this. */
    boolean fits(Seen seen) {
        return when.map(seen::equals).orElse(seen.isOfOneCheck());
    }
}
