package bpflab.tour;

import java.util.HashMap;
import java.util.Map;

/**
 * How a student stands at one exercise.
 *
 * @param tries how often it was checked without success
 * @param failing the place of the check that failed last, from 0
 * @param hints how many hints were shown, by the place of their check
 * @param solved whether it passed once
 */
public record ExerciseState(int tries, int failing, Map<Integer, Integer> hints, boolean solved) {
    /** Not tried yet. */
    public static final ExerciseState NONE = new ExerciseState(0, 0, Map.of(), false);

    private static final int TRIES_FOR_SOLUTION = 3;

    public ExerciseState {
        hints = Map.copyOf(hints);
    }

    /** Whether the solution may be seen. */
    public boolean opensSolution() {
        return solved || tries >= TRIES_FOR_SOLUTION;
    }

    /** How many more tries open the solution. */
    public int triesLeft() {
        return opensSolution() ? 0 : TRIES_FOR_SOLUTION - tries;
    }

    /** How many hints of the failing check were shown. */
    public int hintsShown() {
        return hints.getOrDefault(failing, 0);
    }

    ExerciseState passed() {
        return new ExerciseState(tries, failing, hints, true);
    }

    /** Once more without success, at that check. */
    ExerciseState failed(int at) {
        return new ExerciseState(tries + 1, at, hints, solved);
    }

    ExerciseState hinted() {
        Map<Integer, Integer> more = new HashMap<>(hints);
        more.merge(failing, 1, Integer::sum);
        return new ExerciseState(tries, failing, more, solved);
    }
}
