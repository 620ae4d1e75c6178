package bpflab.repl;

import bpflab.lesson.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt at an exercise. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExercisePromptTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("course/01-work"));
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Work
                ---

                ## Exercise: work

                Do it.

                ```exercise file=work.c
                ```

                ```check
                loads
                hint: Begin.
                ```
                """);
        Files.writeString(lesson.resolve("work.c"), "int x;");
        Files.createDirectories(lesson.resolve("solution"));
        Files.writeString(lesson.resolve("solution/work.c"), "int y;");
    }

    @Test
    void work_on_an_exercise_is_no_free_play() throws Exception {
        try (Desk desk = new Desk(folder, Course.open(folder.resolve("course")), 80, 24)) {
            desk.type(":lesson work\r").endsWith("bpflab work exercise> :edit");
            desk.type(":hint\r").sees("Begin.").endsWith("bpflab work exercise> :edit");
            desk.type("!echo mine\r").endsWith("bpflab work exercise free> :edit");
        }
    }
}
