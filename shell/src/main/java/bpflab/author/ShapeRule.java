package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson is short (steps are counted as the prompt counts them), says what it is for, lets one do something, and asks
 * at its end.
 */
final class ShapeRule implements Rule {
    private static final int MOST_STEPS = 20;
    private static final int MOST_MINUTES = 15;

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream().flatMap(lesson -> Stream.of(about(draft, lesson), steps(draft, lesson))
                .flatMap(faults -> faults));
    }

    private static Stream<Fault> about(Draft draft, Lesson lesson) {
        return Stream.of(
                        draft.unless(
                                lesson.minutes() != 0 || !draft.value("minutes").isEmpty(), 1,
                                "it does not say how long it takes",
                                "a line minutes: 10 in the front matter"),
                        draft.unless(
                                lesson.minutes() <= MOST_MINUTES, draft.lineOf("minutes"),
                                lesson.minutes() + " minutes are too many; " + MOST_MINUTES + " are the most",
                                "make two lessons of it, or a part ## Optional: …"),
                        draft.unless(
                                !lesson.about().learn().isEmpty(), 1, "it does not say what one will be able to do",
                                "a line learn: … in the front matter"),
                        draft.unless(
                                !lesson.source().isEmpty(), 1, "it does not say where its facts come from",
                                "a line source: … in the front matter"))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> steps(Draft draft, Lesson lesson) {
        List<Integer> needed = lesson.screens().stream().filter(place -> !lesson.section(place).isOptional()).toList();
        int last = lesson.steps().get(needed.size() > MOST_STEPS ? needed.get(MOST_STEPS) : 0).line();
        return Stream.of(
                        draft.unless(
                                needed.size() <= MOST_STEPS, last,
                                "step " + (MOST_STEPS + 1) + " of " + needed.size() + " begins here; " + MOST_STEPS
                                        + " are the most, without optional ones",
                                "fold steps that only type into the next, or make a part ## Optional: …"),
                        draft.unless(
                                !draft.isWhole() || !lesson.exercises().isEmpty(), draft.text().size(),
                                        "it has no exercise",
                                "## Exercise: …"),
                        draft.unless(
                                !draft.isWhole() || lesson.steps().stream().anyMatch(Step.Recap.class::isInstance),
                                draft.text().size(),
                                "it does not ask what was learnt", "end it with a fence ```recap"))
                .flatMap(faults -> faults);
    }
}
