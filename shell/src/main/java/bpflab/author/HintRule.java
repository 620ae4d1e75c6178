package bpflab.author;

import bpflab.lesson.CheckLine;
import bpflab.lesson.Hint;
import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An exercise has a ladder: its hints lead from an idea to almost the answer, none of them twice. */
final class HintRule implements Rule {
    private static final int LEAST = 2;

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream()
                .flatMap(lesson -> lesson.exercises().stream())
                .flatMap(exercise -> Stream.concat(
                        Stream.concat(ladder(draft, exercise), shared(draft, exercise)),
                        exercise.checks().stream().flatMap(check -> twice(draft, check))));
    }

    private static Stream<Fault> ladder(Draft draft, Step.Exercise exercise) {
        return draft.unless(
                !draft.isWhole() || exercise.checks().stream().anyMatch(check -> check.hints().size() >= LEAST),
                exercise.checks().get(0).line(), "no check of " + exercise.file() + " has more than one hint",
                "a ladder for the one that fails first: an idea, a place, almost the answer");
    }

    /** A rung of a ladder helps at that check alone; "every packet passes" may stand at several. */
    private static Stream<Fault> shared(Draft draft, Step.Exercise exercise) {
        List<CheckLine> checks = exercise.checks();
        return checks.stream().flatMap(check -> checks.stream()
                .filter(other -> other != check && check.hints(Seen.WRONG).size() >= LEAST)
                .flatMap(other -> other.hints().stream().filter(check.hints()::contains).map(hint -> draft.at(
                        other.line(), "the hint \"" + hint.text() + "\" is a step of another check's ladder, at line "
                                + check.line(), "say what this check is about"))));
    }

    private static Stream<Fault> twice(Draft draft, CheckLine check) {
        Set<Hint> seen = new HashSet<>();
        List<Hint> again = check.hints().stream().filter(hint -> !seen.add(hint)).toList();
        return again.stream().map(hint -> draft.at(
                check.line(), "the hint \"" + hint.text() + "\" stands here twice", "go on where it ends"));
    }
}
