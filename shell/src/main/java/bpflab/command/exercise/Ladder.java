package bpflab.command.exercise;

import bpflab.check.Checks;
import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import bpflab.tour.ExerciseState;
import bpflab.tour.Stuck;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hints for what failed last, gentle one first: the author's, or, where the author says nothing of such a failure,
 * how one finds out.
 *
 * @param about what they are for, in words
 */
record Ladder(String about, List<String> hints, int shown) {
    static Ladder of(Step.Exercise exercise, ExerciseState state) {
        Stuck stuck = state.stuck();
        List<String> written = exercise.hints(stuck.seen(), stuck.check());
        String about = stuck.seen().isOfOneCheck()
                ? Checks.row(exercise.checks().get(stuck.check()))
                : "a file that " + stuck.seen().words();
        List<String> hints = all(stuck.seen(), written, usual(stuck.seen(), exercise));
        return new Ladder(about, hints, Math.min(state.hintsShown(), hints.size()));
    }

    /** Where a file fails as a whole and the author says a word or two of it, how one finds out comes behind them. */
    private static List<String> all(Seen seen, List<String> written, List<String> usual) {
        if (seen == Seen.NO_SUCH_NAME) {
            return Stream.concat(usual.stream(), written.stream()).toList();
        }
        boolean enough = seen.isOfOneCheck() ? !written.isEmpty() : written.size() >= usual.size();
        return enough ? written : Stream.concat(written.stream(), usual.stream()).toList();
    }

    /** What `:hint` counts: {@code (2 of 3)}; {@code again} when all were shown. */
    String next() {
        return shown < hints.size() ? "(" + (shown + 1) + " of " + hints.size() + ")" : "again";
    }

    private static List<String> usual(Seen seen, Step.Exercise exercise) {
        return switch (seen) {
            case COMPILE_ERROR -> List.of(
                    "Read the first error only: those behind it often come from it.",
                    "The number behind the file's name is the line. The mark below the line shows where clang stopped; "
                            + "what is wrong stands there, or just before it.",
                    "`:diff` shows what you changed: take changes back until it compiles.");
            case REJECTED -> List.of(
                    "It compiles, and yet it is not taken: read `why`, and the line of yours that stands above it.",
                    "`:verifier` tells it once more.",
                    "Type what stands behind `fix`, then `:check` again.");
            case CANNOT_ATTACH -> List.of(
                    "The exercise is about one program of `" + exercise.file() + "`, at one hook.",
                    "The name in `SEC(\"…\")` above the function says which hook it is for.",
                    "`:diff` shows what you changed; `:reset` starts again, and keeps a copy.");
            case NO_SUCH_NAME -> List.of(
                    "The check looks for that name, and the file has none that is spelt so. "
                            + (exercise.fails().filter(Seen.NO_SUCH_NAME::equals).isPresent()
                                    ? "The given one has none either: it is for you to add."
                                    : "`:diff` shows whether you changed it."));
            case WRONG, TIMED_OUT -> List.of("Look at the row with ✗: what was sent, and what should have come of it?");
        };
    }
}
