package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Console;
import bpflab.bench.Interaction;
import bpflab.bench.TestParts;
import bpflab.lesson.Course;
import bpflab.progress.Student;
import bpflab.script.Session;
import bpflab.view.terminal.Recording;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A student's bench in a home of its own, at a course of two short lessons, at which tests type lines. */
final class Classroom implements AutoCloseable {
    static final String HEAD = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n";
    static final String DROP = HEAD + "SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return XDP_DROP; }\n";
    static final String PASS = HEAD + "SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return XDP_PASS; }\n";
    private static final String TEXT = """
            ---
            title: First!
            needs: kernel >= 4.8
            ---
            # First!
            Who is **here**?

            ```bpflab
            bpflab> :links
            ...
            bpflab> :lessons
            ...
            3 nothing of the kind
            ```

            ## Exercise: let it pass
            ```exercise file=x.c
            ```
            ```check
            loads
            hint: load it
            packet arp -> XDP_PASS
            hint: look at `return`
            hint: XDP_PASS
            ```
            """;

    final CourseSession course;
    private final Session session;
    /** Where somebody began to edit, and why there. */
    String editedAt = "";
    private Answer last = Answer.of(View.NOTHING, Map.of());

    Classroom(Path folder) throws IOException {
        this(folder, course(folder));
    }

    Classroom(Path folder, Course lessons) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Student student = new Student(home, home.resolve("state"), Optional.empty());
        session = Session.on(TestParts.real(folder).forStudent(lessons, student));
        course = session.bench().course();
    }

    /**
     * Types a text and tells the course, as the prompt does.
     *
     * @return what was seen
     */
    String type(String text) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (String line : course.prompt().lines(text)) {
            seen.add(run(line));
        }
        return String.join("\n", seen);
    }

    private String run(String line) throws InterruptedException {
        Recording recording = Recording.unseen();
        last = session.interpreter().run(line, recording);
        recording.keep(last.view());
        List<String> seen = recording.lines();
        View remark = View.stack(bench().stage().saw(line, seen).stream()
                .flatMap(said -> Stream.of(said.view(), said.question()))
                .toList());
        Recording below = Recording.unseen();
        below.keep(remark);
        return Stream.concat(seen.stream(), below.lines().stream()).collect(Collectors.joining("\n"));
    }

    /** What JSON would say. */
    Answer last() {
        return last;
    }

    /** The student's copy. */
    Path copy(String name) {
        return course.folder().resolve(name);
    }

    /** Somebody who edits files by a function. */
    void seat(UnaryOperator<String> editing) {
        session.bench().interactWith(new Interaction() {
            @Override
            public boolean agrees(String question) {
                return false;
            }

            @Override
            public Optional<Console> console(String mark) {
                return Optional.empty();
            }

            @Override
            public void edit(Path file, int line, String why) {
                editedAt = line + " " + why;
                try {
                    Files.writeString(file, editing.apply(Files.readString(file)));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    Interpreter interpreter() {
        return session.interpreter();
    }

    Bench bench() {
        return session.bench();
    }

    @Override
    public void close() {
        session.close();
    }

    private static Course course(Path folder) throws IOException {
        Path first = Files.createDirectories(folder.resolve("course/01-first"));
        Files.createDirectories(first.resolve("solution"));
        Files.writeString(first.resolve("lesson.md"), TEXT);
        Files.writeString(first.resolve("x.c"), DROP);
        Files.writeString(first.resolve("solution/x.c"), PASS);
        Path second = Files.createDirectories(folder.resolve("course/02-second"));
        Files.writeString(second.resolve("lesson.md"), "---\ntitle: Second\nneeds: kernel >= 99.0\n---\nText.\n");
        Path third = Files.createDirectories(folder.resolve("course/03-broken"));
        Files.writeString(third.resolve("lesson.md"), "---\ntitle: Third\n---\n```nosuch\n```\n");
        return Course.open(folder.resolve("course"));
    }
}
