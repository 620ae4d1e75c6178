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
public record Attempt(int tries, int failing, Map<Integer, Integer> hints, boolean solved) {
    /** Not tried yet. */
    public static final Attempt NONE = new Attempt(0, 0, Map.of(), false);

    private static final int TRIES_FOR_SOLUTION = 3;

    public Attempt {
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

    Attempt passed() {
        return new Attempt(tries, failing, hints, true);
    }

    /** Once more without success, at that check. */
    Attempt failed(int at) {
        return new Attempt(tries + 1, at, hints, solved);
    }

    Attempt hinted() {
        Map<Integer, Integer> more = new HashMap<>(hints);
        more.merge(failing, 1, Integer::sum);
        return new Attempt(tries, failing, more, solved);
    }
}
