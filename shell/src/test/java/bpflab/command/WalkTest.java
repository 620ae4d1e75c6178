package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lessons as a student takes them: Enter after Enter, pages turned between the commands, the exercise solved by its
 * solution.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkTest {
    private static final int MOST_LINES = 500;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> enter_after_enter_leads_through_every_lesson() {
        Course course = Course.open(Path.of("../lessons/course").toAbsolutePath().normalize());
        return course.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> walk(course, entry.read())));
    }

    private void walk(Course course, Lesson lesson) throws Exception {
        Classroom room = new Classroom(Files.createTempDirectory(folder, "walk"), course);
        try {
            room.type(":lesson " + lesson.name());
            int lines = 0;
            for (Optional<String> line = next(room, lesson); line.isPresent(); line = next(room, lesson)) {
                assertThat(room.type(line.get()))
                        .as("%s, %s", room.course.prompt().place(), line.get())
                        .doesNotContain("not as in the lesson");
                assertThat(++lines).as("lines typed").isLessThan(MOST_LINES);
            }
            assertThat(room.course.progress().in(lesson.name()).finished()).isTrue();
        } finally {
            room.close();
        }
    }

    /**
     * What Enter runs; at an exercise its solution is put in place of the student's file first. Empty at the lesson's
     * end.
     */
    private static Optional<String> next(Classroom room, Lesson lesson) throws Exception {
        Tour tour = room.course.openTour();
        if (tour.step() instanceof Step.Exercise exercise && !tour.exerciseState().solved()) {
            Files.copy(lesson.solution(exercise.file()), room.copy(exercise.file()),
                    StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(":check");
        }
        if (tour.question().isPresent()) {
            return Optional.of("");
        }
        return room.course.prompt().offer()
                .filter(line -> !line.startsWith(":lesson "))
                .filter(line -> !room.course.progress().in(lesson.name()).finished());
    }
}
