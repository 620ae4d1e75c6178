package bpflab.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.lesson.Course;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChecksTest {
    @TempDir
    Path folder;

    @Test
    void all_that_is_broken_in_a_lesson_is_told_at_once_checks_too() throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("01-try"));
        Files.createDirectories(lesson.resolve("solution"));
        Files.writeString(lesson.resolve("x.c"), "int x;\n");
        Files.writeString(lesson.resolve("solution/x.c"), "int x;\n");
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Try
                needs: wings
                ---
                ## Exercise: try
                ```exercise file=x.c
                ```
                ```check
                pong
                hint: a
                loads
                tcp -> answered
                hint: b
                ```
                ```nosuch
                ```
                """);

        assertThatThrownBy(() -> Checks.read(Course.open(folder).find("try")))
                .isInstanceOf(TroubleException.class)
                .hasMessageContainingAll(
                        "01-try/lesson.md:3: needs: \"wings\" is not known",
                        "01-try/lesson.md:9: the check \"pong\" is not known",
                        "01-try/lesson.md:11: the check \"loads\" has no hint",
                        "01-try/lesson.md:12: it needs a port",
                        "01-try/lesson.md:15: a fence \"nosuch\" is not known");
    }
}
