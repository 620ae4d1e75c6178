package bpflab.tour;

import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where an exercise stands still: hints are about that.
 *
 * @param seen what was seen
 * @param check the place of the check that failed, from 0; 0 when the file failed as a whole
 */
public record Stuck(Seen seen, int check) {
    /**
     * Before the first try: where the file as it is given will fail. Of the checks it is the one of which most is said:
     * those before it hold what the file does already.
     */
    static Stuck atFirst(Step.Exercise exercise) {
        Seen seen = exercise.fails().orElse(Seen.WRONG);
        if (!seen.isOfOneCheck()) {
            return new Stuck(seen, 0);
        }
        Comparator<Integer> mostHints = Comparator.comparingInt(check -> exercise.hints(seen, check).size());
        return new Stuck(seen, IntStream.range(0, exercise.checks().size()).boxed()
                .max(mostHints.thenComparing(Comparator.reverseOrder())).orElseThrow());
    }
}
