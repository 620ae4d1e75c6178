package bpflab.bench;

import bpflab.lesson.Expected;
import bpflab.tour.Outcome;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the course says of a command of the lesson that was run.
 *
 * @param difference where its output is not as in the lesson; empty when it is
 * @param misses how often that was so
 * @param outcome what became of the prediction
 */
public record Remark(Optional<Expected.Difference> difference, int misses, Optional<Outcome> outcome) {
    static Remark of(Tour.After after, Tour.Remark said) {
        return new Remark(said.difference(), after.tour().misses(), said.outcome());
    }

    /** What stands below the output. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        outcome.ifPresent(became -> lines.addAll(lines(became)));
        if (difference.isPresent()) {
            lines.add(Line.of("  " + words(difference.get()), Role.MUTED));
        } else if (outcome.isEmpty()) {
            lines.add(Line.of("  ✓ as in the lesson", Role.GOOD));
        }
        return lines;
    }

    private static List<Line> lines(Outcome became) {
        Line verdict = became.guess().isEmpty() ? Line.of("  the kernel says " + became.answer(), Role.MUTED)
                : became.right() ? Line.of("  ✓ as you predicted: " + became.answer(), Role.GOOD)
                : Line.of(Span.of("  you said " + became.guess().get() + ", "),
                        new Span("the kernel says " + became.answer(), Role.TITLE));
        return List.of(verdict, Line.of("  why  " + became.why()));
    }

    private String words(Expected.Difference difference) {
        return "not as in the lesson: there it says \"" + difference.expected() + "\", here \"" + difference.seen()
                + (misses == 1 ? "\" (:again makes the bench ready once more)" : "\" (:next goes on all the same)");
    }
}
