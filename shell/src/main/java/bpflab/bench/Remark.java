package bpflab.bench;

import bpflab.lesson.Expected;
import bpflab.lesson.Prediction;
import bpflab.lesson.Step;
import bpflab.tour.Outcome;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Sentence;
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
 * @param asked the prediction that the lesson asks for next, when it stands right behind the command
 */
public record Remark(Optional<Expected.Difference> difference, int misses, Optional<Outcome> outcome,
        Optional<Prediction> asked) {
    static Remark of(Tour.After after, Tour.Remark said) {
        Tour now = after.tour();
        Optional<Prediction> asked = now.question().isPresent() && now.step() instanceof Step.Run next
                ? next.prediction() : Optional.empty();
        return new Remark(said.difference(), now.misses(), said.outcome(), asked);
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

    /** The question that comes next; stands below all else. Empty when none was asked. */
    public List<Line> question() {
        List<Line> lines = new ArrayList<>();
        asked.filter(question -> difference.isEmpty()).ifPresent(question -> {
            lines.add(Line.EMPTY);
            lines.addAll(AskedView.of(question));
        });
        return lines;
    }

    private static List<Line> lines(Outcome became) {
        Line verdict = became.guess().isEmpty() ? Line.of("  the kernel says " + became.answer(), Role.MUTED)
                : became.right() ? Line.of("  ✓ as you predicted: " + became.answer(), Role.GOOD)
                : Line.of(Span.of("  you said " + became.guess().get() + ", "),
                        new Span("the kernel says " + became.answer(), Role.TITLE));
        List<Span> why = new ArrayList<>(List.of(Span.of("  why  ")));
        why.addAll(Sentence.spans(became.why(), Role.PLAIN));
        return List.of(verdict, new Line(why));
    }

    private String words(Expected.Difference difference) {
        return "not as in the lesson: there it says \"" + difference.expected() + "\", here \"" + difference.seen()
                + (misses == 1
                        ? "\" (to make the bench ready once more: :again)"
                        : "\" (to go on all the same: :next)");
    }
}
