package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Folders;
import bpflab.bench.Parts;
import bpflab.bench.Settings;
import bpflab.clang.Clang;
import bpflab.command.all.AllCommands;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.machine.Machine;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A bench in a folder of its own, with the real kernel and the real clang, at which tests type lines. */
public final class Desk implements AutoCloseable, Screen {
    private final Path folder;
    private final List<String> seen = new ArrayList<>();
    private final Bench bench;
    private final Interpreter interpreter;
    private Answer last = Answer.of(View.NOTHING, Map.of());

    private Desk(Path folder, Machine machine, Function<CallLog, Kernel> kernel, Optional<Supplier<Clang>> clang) {
        this.folder = folder;
        Folders folders =
                new Folders(folder.resolve("run"), folder.resolve("cache"), Path.of("/sys/fs/bpf"),
                        Path.of("/sys/kernel/tracing"));
        Supplier<Clang> real = () -> Clang.find(this.bench().host().vmlinuxHeader(), folder.resolve("cache"));
        CourseSession study =
                CourseSession.pristine(course(folder), new Conditions(Machine.here(), Set::of), folder.resolve("work"));
        study.open("desk");
        this.bench =
                new Bench(new Parts(
                        machine, kernel, NetworkNamespace::call, clang.orElse(real), study, new Settings(), folders));
        this.interpreter = AllCommands.interpreter(bench, new Echo());
    }

    public static Desk in(Path folder) {
        return new Desk(folder, Machine.here(), LinuxKernel::open, Optional.empty());
    }

    /** A desk without kernel and compiler. */
    public static Desk lacking(Path folder, Function<CallLog, Kernel> kernel, Supplier<Clang> clang) {
        return lacking(folder, Machine.here(), kernel, clang);
    }

    /** A desk on a machine that lacks something. */
    public static Desk lacking(Path folder, Machine machine, Function<CallLog, Kernel> kernel, Supplier<Clang> clang) {
        return new Desk(folder, machine, kernel, Optional.of(clang));
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
        return bench;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /** Puts a file into the student's folder. */
    public Desk file(String name, String content) throws IOException {
        Files.writeString(bench.file(name), content);
        return this;
    }

    /** Types a line. @return what was seen because of it, as text */
    public String type(String line) throws InterruptedException {
        seen.clear();
        last = interpreter.run(line, this);
        show(last.view());
        return String.join("\n", seen);
    }

    /** The answer to the last line. */
    public Answer last() {
        return last;
    }

    @Override
    public void show(View view) {
        for (Line line : TerminalRenderer.lines(view, columns())) {
            seen.add(Clean.line(line).text());
        }
    }

    @Override
    public int columns() {
        return 100;
    }

    @Override
    public void close() {
        bench.close();
    }

    /** Java is tested where it lives: here it only comes back. */
    private static final class Echo implements Snippets {
        @Override
        public Answer run(String source, Screen screen) {
            return Answer.of(View.of(Line.of("java " + source)), source);
        }

        @Override
        public boolean isUnfinished(String source) {
            return source.chars().filter(c -> c == '{').count() > source.chars().filter(c -> c == '}').count();
        }
    }
}
