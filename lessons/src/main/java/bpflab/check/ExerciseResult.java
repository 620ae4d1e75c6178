package bpflab.check;

import bpflab.clang.Compilation;
import bpflab.clang.Diagnostic;
import bpflab.kernel.LoadResult;
import bpflab.lesson.Seen;
import bpflab.trouble.Trouble;
import java.time.Duration;
import java.util.List;

/** What became of a student's file. */
public sealed interface ExerciseResult {
    /** Whether the exercise is solved. */
    default boolean passed() {
        return false;
    }

    /** What was seen of a file that did not pass. */
    Seen seen();

    /** Clang found errors. */
    record NotCompiled(Compilation.CompileErrors errors) implements ExerciseResult {
        @Override
        public Seen seen() {
            return Seen.COMPILE_ERROR;
        }
    }

    /** The kernel rejected some of its programs. */
    record Rejected(List<LoadResult.Rejected> programs) implements ExerciseResult {
        public Rejected {
            programs = List.copyOf(programs);
        }

        @Override
        public Seen seen() {
            return Seen.REJECTED;
        }
    }

    /** It loads and cannot be put to the test: the program is not there, or its hook does not take it. */
    record NotAttached(Trouble trouble) implements ExerciseResult {
        @Override
        public Seen seen() {
            return Seen.CANNOT_ATTACH;
        }
    }

    /**
     * It was put to the test.
     *
     * @param program the program that was checked
     * @param rows a row for each check, in order
     * @param warnings what clang said of it: often the reason why it does not do what it looks like
     * @param seed what chose the ports of crafted packets
     * @param took from compiling to the last verdict
     */
    record Judged(String program, List<Row> rows, List<Diagnostic> warnings, long seed, Duration took)
            implements ExerciseResult {
        public Judged {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }

        @Override
        public boolean passed() {
            return rows.stream().allMatch(row -> row.verdict() instanceof Verdict.Passed);
        }

        @Override
        public Seen seen() {
            return rows.get(failing()).verdict() instanceof Verdict.NotYet notYet ? notYet.why() : Seen.WRONG;
        }

        /** The place of the first row that failed, from 0; 0 when none did. */
        public int failing() {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).verdict() instanceof Verdict.NotYet) {
                    return i;
                }
            }
            return 0;
        }
    }

    /** A check, the line of {@code lesson.md} where it stands, its verdict, and rows of its own below it. */
    record Row(int line, Check check, Verdict verdict, List<Case> cases) {
        public Row {
            cases = List.copyOf(cases);
        }
    }
}
