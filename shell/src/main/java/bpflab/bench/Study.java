package bpflab.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the student is: course, lesson, step, work folder, progress. STUB of signatures: the lessons helper replaces this file. */
public final class Study {
    /** The prompt's words: {@code drop-world 2/7}, {@code drop-world exercise}; empty when no lesson is open. */
    public String place() {
        return "";
    }

    /** The line that Enter should run next: the step's command, or {@code :next} behind it; empty when there is none. */
    public Optional<String> offer() {
        return Optional.empty();
    }

    /** The folder that relative file names start from: the student's copy of the lesson, else the working directory. */
    public Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /** Told after each line: what was typed and what was answered, as plain lines at 100 columns. Answers a short remark for below the output ("as in the lesson"); empty when there is nothing to say. */
    public Optional<String> saw(String line, List<String> output) {
        return Optional.empty();
    }
}
