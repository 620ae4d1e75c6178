package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.Parts;
import bpflab.bench.TestParts;
import bpflab.lesson.Course;
import bpflab.script.Session;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import bpflab.view.terminal.Recording;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bench in a folder of its own, with the real kernel and the real clang, at which tests type lines. */
public final class Desk implements AutoCloseable, Screen {
    private final List<String> seen = new ArrayList<>();
    private final Session session;
    private Answer last = Answer.of(View.NOTHING, Map.of());

    private Desk(Path folder, Parts parts) {
        session = Session.on(parts.pristine(course(folder), folder.resolve("work")));
        bench().course().open("desk");
    }

    public static Desk in(Path folder) {
        return with(TestParts.real(folder), folder);
    }

    /** A desk whose bench has other parts. */
    public static Desk with(Parts parts, Path folder) {
        return new Desk(folder, parts);
    }

    /** A course of one lesson, so that files are looked for in a folder of the test's own. */
    private static Course course(Path folder) {
        try {
            Path lesson = Files.createDirectories(folder.resolve("course/01-desk"));
            Files.writeString(
                    lesson.resolve("lesson.md"),
                            "---\ntitle: Desk\nneeds:\nminutes: 1\nsource: none\n---\n# Desk\n\nHere one types.\n");
            return Course.open(folder.resolve("course"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public Bench bench() {
        return session.bench();
    }

    public Interpreter interpreter() {
        return session.interpreter();
    }

    /** Puts a file into the student's folder. */
    public Desk file(String name, String content) throws IOException {
        Files.writeString(bench().folder().newFile(name), content);
        return this;
    }

    /**
     * Types a line.
     *
     * @return what was seen because of it, as text
     */
    public String type(String line) throws InterruptedException {
        seen.clear();
        last = session.interpreter().run(line, this);
        show(last.view());
        return String.join("\n", seen);
    }

    /** The answer to the last line. */
    public Answer last() {
        return last;
    }

    @Override
    public void show(View view) {
        for (Line line : TerminalRenderer.lines(view, Recording.COLUMNS)) {
            seen.add(Clean.line(line).text());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
