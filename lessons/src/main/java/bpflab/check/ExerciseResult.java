package bpflab.check;

import bpflab.clang.Compilation;
import bpflab.kernel.LoadResult;
import bpflab.trouble.Trouble;
import java.time.Duration;
import java.util.List;

/** What became of a student's file. */
public sealed interface ExerciseResult {
    /** Whether the exercise is solved. */
    default boolean passed() {
        return false;
    }

    /** Clang found errors. */
    record NotCompiled(Compilation.CompileErrors errors) implements ExerciseResult {}

    /** The kernel rejected some of its programs. */
    record Rejected(List<LoadResult.Rejected> programs) implements ExerciseResult {
        public Rejected {
            programs = List.copyOf(programs);
        }
    }

    /** It loads, and is not what the exercise is about: the program is not there. */
    record Unfit(Trouble trouble) implements ExerciseResult {}

    /**
     * It was put to the test.
     *
     * @param program the program that was checked
     * @param rows a row for each check, in order
     * @param seed what chose the ports of crafted packets
     * @param took from compiling to the last verdict
     */
    record Judged(String program, List<Row> rows, long seed, Duration took) implements ExerciseResult {
        public Judged {
            rows = List.copyOf(rows);
        }

        @Override
        public boolean passed() {
            return rows.stream().allMatch(row -> row.verdict() instanceof Verdict.Passed);
        }
    }

    /** A check, the line of {@code lesson.md} where it stands, its verdict, and what to tell who is stuck at it. */
    record Row(int line, Check check, Verdict verdict, List<String> hints) {
        public Row {
            hints = List.copyOf(hints);
        }
    }
}
