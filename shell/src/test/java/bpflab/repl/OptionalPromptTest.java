package bpflab.repl;

import bpflab.lesson.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt where Enter goes past. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptionalPromptTest {
    @TempDir
    Path folder;

    @Test
    void a_line_of_an_optional_part_is_no_free_play_though_next_was_offered() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("course/01-more")).resolve("lesson.md"), """
                ---
                title: More
                ---

                ## Optional: more

                Try it.

                ```bpflab
                bpflab> !echo more
                more
                ```

                ## What you have now

                All.
                """);
        try (Desk desk = new Desk(folder, Course.open(folder.resolve("course")), 80, 24)) {
            desk.type(":lesson more\r").endsWith("bpflab more 1/2> :next");
            desk.type("!echo more\r").sees("as in the lesson").endsWith("bpflab more 1/2> :next");
            desk.type("!echo mine\r").endsWith("bpflab more 1/2 free> :next");
        }
    }
}
