package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exercises of the course, solved in other ways than its solutions: {@code LESSON.EXERCISE.WAY.c}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherWaysTest extends Examination {
    private static final Path WAYS = Path.of("src/test/resources/bpflab/check/ways");
    private static final Path COURSE = Path.of("course");

    static List<Path> ways() throws IOException {
        try (Stream<Path> all = Files.list(WAYS)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void pass_whatever_the_seed(Path way) throws Exception {
        String[] name = way.getFileName().toString().split("\\.");
        Lesson lesson = Checks.read(Course.open(COURSE.toAbsolutePath()).find(name[0].replaceFirst("^0", "")));
        Step.Exercise exercise = lesson.exercises().stream()
                .filter(each -> each.file().equals(name[1] + ".c"))
                .findFirst()
                .orElseThrow();
        Path file = Files.copy(way, folder.resolve(exercise.file()), StandardCopyOption.REPLACE_EXISTING);

        for (long seed = 1; seed <= 3; seed++) {
            ExerciseResult result = new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson, exercise, seed);
            assertThat(result).isInstanceOf(ExerciseResult.Judged.class);
            assertThat(((ExerciseResult.Judged) result).rows())
                    .as("seed " + seed)
                    .extracting(row -> row.check().sent() + ": " + row.verdict() + row.cases())
                    .allSatisfy(row -> assertThat(row).contains("Passed"));
        }
    }
}
