package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.CourseSession;
import bpflab.bench.TestParts;
import bpflab.lesson.Course;
import bpflab.machine.Machine;
import bpflab.progress.Student;
import bpflab.view.Line;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WelcomeTest {
    @TempDir
    Path folder;

    @Test
    void says_where_the_student_left_only_to_one_who_was_here() throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("course/01-echo"));
        Files.writeString(
                lesson.resolve("lesson.md"),
                        "---\ntitle: Echo\n---\n\nOne.\n\n```bpflab\nbpflab> !true\n```\n\nTwo.\n");
        assertThat(welcome(course())).contains("  lesson 1 of 1   Echo   Enter opens it\n");
        course().open("echo");
        assertThat(welcome(course())).contains("  lesson 1 of 1   Echo   where you left it, step 1 of 2\n");
    }

    private CourseSession course() throws IOException {
        CourseSession course = TestParts.bare(folder)
                .forStudent(Course.open(folder.resolve("course")), new Student(folder, folder, Optional.empty()))
                .course();
        course.resume();
        return course;
    }

    private static String welcome(CourseSession course) {
        return TerminalRenderer.lines(new Welcome("0.1", Machine.here(), course).view(), 80).stream()
                .map(Line::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
