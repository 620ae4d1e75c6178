package bpflab.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lesson's folder, written by a test. */
record LessonFolder(Path folder) {
    static final String FRONT = "---\ntitle: Try\n---\n";

    /** {@code 01-try} with a C file and its solution. */
    static LessonFolder in(Path parent) {
        LessonFolder made = new LessonFolder(parent.resolve("01-try"));
        return made.with("x.c", "int x;\n").with("solution/x.c", "int y;\n");
    }

    LessonFolder with(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lesson with this text behind a front matter of three lines. */
    Lesson read(String text) {
        return with("lesson.md", FRONT + text).read();
    }

    Lesson read() {
        return Lesson.read(folder);
    }
}
