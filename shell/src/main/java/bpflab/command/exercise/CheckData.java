package bpflab.command.exercise;

import bpflab.bench.Provenance;
import bpflab.check.ExerciseResult;
import bpflab.check.Verdict;
import bpflab.json.Inline;
import java.util.List;
import java.util.Optional;

/**
 * What {@code :check} found, as data: what a teacher who gathers the answers of a class reads.
 *
 * @param result {@code passed}, or a word of {@link bpflab.lesson.Seen}: {@code compile-error}, {@code rejected} …
 */
record CheckData(String lesson, String file, boolean passed, String result, List<Row> rows, @Inline Optional<Run> run,
        @Inline Provenance provenance) {
    /** One check. */
    record Row(int line, String sent, String expected, String seen, String verdict) {
        static Row of(ExerciseResult.Row row) {
            String word = row.verdict() instanceof Verdict.Passed ? "passed"
                    : row.verdict() instanceof Verdict.NotYet ? "not yet"
                    : "skipped";
            return new Row(row.line(), row.check().sent(), row.check().expected(), row.verdict().found(), word);
        }
    }

    /** Of a file that came to be judged: what sends the same again, and how long it took. */
    record Run(long seed, long ms) {
        static Run of(ExerciseResult.Judged judged) {
            return new Run(judged.seed(), judged.took().toMillis());
        }
    }
}
