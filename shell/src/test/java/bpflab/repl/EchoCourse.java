package bpflab.repl;

import bpflab.lesson.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course of one lesson, {@code echo}, which needs nothing of the machine. */
final class EchoCourse {
    private EchoCourse() {}

    /** Writes it below a folder. */
    static Course in(Path folder) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("course/01-echo"));
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Echo
                ---

                An echo comes back.

                ```bpflab
                bpflab> !echo hello
                hello
                ```

                Again.

                ```bpflab
                bpflab> !echo again
                again
                ```
                """);
        Files.writeString(lesson.resolve("given.txt"), "given");
        return Course.open(folder.resolve("course"));
    }
}
