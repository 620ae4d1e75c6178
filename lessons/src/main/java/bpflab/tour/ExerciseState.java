package bpflab.tour;

import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import java.util.HashMap;
import java.util.Map;

/**
 * How a student stands at one exercise.
 *
 * @param tries how often it was checked without success
 * @param stuck what failed last
 * @param hints how many hints were shown, by what they are about
 * @param solved whether it passed once
 * @param edited whether the file was in the editor since it was checked last
 * @param checked whether it was checked at all
 * @param fails whether it failed when it was checked last
 */
public record ExerciseState(
        int tries, Stuck stuck, Map<Stuck, Integer> hints, boolean solved, boolean edited, boolean checked,
        boolean fails) {
    private static final int TRIES_FOR_SOLUTION = 3;

    public ExerciseState {
        hints = Map.copyOf(hints);
    }

    /** Of a lesson that has none. */
    static final ExerciseState NONE =
            new ExerciseState(0, new Stuck(Seen.WRONG, 0), Map.of(), false, false, false, false);

    /** Not tried yet. */
    static ExerciseState before(Step.Exercise exercise) {
        return new ExerciseState(0, Stuck.atFirst(exercise), Map.of(), false, false, false, false);
    }

    /** Whether there is nothing to do: it passed, and has not failed since. */
    public boolean isDone() {
        return solved && !fails;
    }

    /** Whether the solution may be seen. */
    public boolean opensSolution() {
        return solved || tries >= TRIES_FOR_SOLUTION;
    }

    /** How many more tries open the solution. */
    public int triesLeft() {
        return opensSolution() ? 0 : TRIES_FOR_SOLUTION - tries;
    }

    /** Whether its hints are about what the kernel or the compiler says of the file, and nobody has asked them yet. */
    public boolean isUnread() {
        return !checked && !stuck.seen().isOfOneCheck();
    }

    /** How many hints about what failed last were shown. */
    public int hintsShown() {
        return hints.getOrDefault(stuck, 0);
    }

    ExerciseState passed() {
        return new ExerciseState(tries, stuck, hints, true, false, true, false);
    }

    /** Once more without success, for that reason; a try that is honest counts. */
    ExerciseState failed(Stuck at, boolean honest) {
        return new ExerciseState(honest ? tries + 1 : tries, at, hints, solved, false, true, true);
    }

    ExerciseState wasEdited() {
        return new ExerciseState(tries, stuck, hints, solved, true, checked, fails);
    }

    ExerciseState hinted() {
        Map<Stuck, Integer> more = new HashMap<>(hints);
        more.merge(stuck, 1, Integer::sum);
        return new ExerciseState(tries, stuck, more, solved, edited, checked, fails);
    }
}
