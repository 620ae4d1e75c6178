package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.LessonCatalog;
import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lessons as a student takes them: Enter after Enter, pages turned between the commands, the exercise solved by its
 * solution; one lesson after the other in one session; again when it is solved; left in its middle and gone on with;
 * forth and back. Whichever way a step is entered, its command prints what the lesson says.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkTest {
    private static final int MOST_LINES = 500;

    @TempDir
    Path folder;

    private Classroom room;

    @AfterEach
    void close() {
        if (room != null) {
            room.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_way_into_a_step_finds_the_bench_as_the_step_needs_it() throws Exception {
        Course course = Course.open(Path.of("../lessons/course").toAbsolutePath().normalize());
        room = new Classroom(folder, course);
        return course.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
            LessonCatalog catalog = room.course.lessons();
            Lesson lesson = catalog.read(entry.name());
            room.type(":lesson " + lesson.name());
            walk(lesson, lesson.screens().size());
            assertThat(room.course.progress().in(lesson.name()).finished()).isTrue();

            room.type(":lesson " + lesson.name() + " --start");
            walk(lesson, lesson.screens().size() / 2);
            int left = room.course.openTour().number();
            room.close();
            room = new Classroom(folder, course);
            room.course.resume();
            assertThat(room.type(":next")).contains("step " + left + " of");
            walk(lesson, left + 2);

            room.type(":next " + lesson.screens().size() * 3 / 4);
            walk(lesson, room.course.openTour().number() + 1);
            room.type(":back");
            room.type(":back");
            room.type(":again");
            walk(lesson, lesson.screens().size());
        }));
    }

    /** Goes on to a step by its number, at most to the end. */
    private void walk(Lesson lesson, int to) throws Exception {
        List<String> typed = new ArrayList<>();
        for (Optional<String> line = next(lesson, to); line.isPresent(); line = next(lesson, to)) {
            typed.add(room.course.prompt().place() + "> " + line.get());
            assertThat(room.type(line.get())).as(String.join("\n", typed)).doesNotContain("not as in the lesson");
            assertThat(typed).as("lines typed").hasSizeLessThan(MOST_LINES);
        }
    }

    /** What Enter runs; at an exercise its solution is put in place of the student's file first. */
    private Optional<String> next(Lesson lesson, int to) throws Exception {
        Tour tour = room.course.openTour();
        boolean done = tour.step() instanceof Step.Run && tour.command().isEmpty();
        if (tour.number() > to || tour.number() == to && (done || to < lesson.screens().size())) {
            return tour.isLast() && !isFinished(lesson) ? Optional.of(":next") : Optional.empty();
        }
        if (tour.step() instanceof Step.Exercise exercise && !tour.exerciseState().solved()) {
            Files.copy(lesson.solution(exercise.file()), room.copy(exercise.file()),
                    StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(":check");
        }
        if (tour.question().isPresent()) {
            return Optional.of("");
        }
        return tour.isLast() && isFinished(lesson) && tour.command().isEmpty()
                ? Optional.empty()
                : room.course.prompt().offer();
    }

    private boolean isFinished(Lesson lesson) {
        return room.course.progress().in(lesson.name()).finished();
    }
}
