package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Interaction;
import bpflab.clang.Diagnostic;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.lesson.Seen;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code :edit [FILE]}: the exercise's file, or another one, in the editor. */
final class Edit implements Command {
    @Override
    public String name() {
        return "edit";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.EXERCISE, "edit the exercise's file, or another one", ":edit",
                        Argument.optional("FILE", Argument.Kind.FILE));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Path file = words.at(0)
                .map(bench.folder()::fileOrNew)
                .orElseGet(() -> Task.of(bench.course()).file(bench.course().copies()));
        if (Files.isDirectory(file)) {
            throw Trouble.failed("cannot edit " + file, "it is a folder", ":edit " + file.getFileName() + "/FILE")
                    .toException();
        }
        Optional<byte[]> before = content(file);
        if (before.isEmpty() && words.at(0).isEmpty()) {
            throw Trouble.failed("cannot edit " + file.getFileName(), "it is gone",
                    ":reset   # gives you the lesson's again").toException();
        }
        Interaction terminal = bench.interaction()
                .orElseThrow(
                        () -> Trouble.usage(
                                "cannot edit " + file.getFileName() + " here", "there is no terminal",
                                        "edit " + file + " with any editor").toException());
        Optional<Diagnostic> error = words.at(0).isEmpty() ? firstError(bench, file) : Optional.empty();
        terminal.edit(file, error.map(Diagnostic::line).orElse(0), error.map(Diagnostic::message).orElse(""));
        boolean changed = !Arrays.equals(before.orElse(null), content(file).orElse(null));
        if (changed && file.startsWith(bench.course().folder())) {
            bench.stage().spoil();
        }
        CourseSession course = bench.course();
        course.tour().now()
                .filter(tour -> tour.exercise().filter(of -> file.equals(
                        course.copies().of(tour.lesson()).answer(of.file()))).isPresent())
                .ifPresent(tour -> course.tour().update(tour.edited()));
        Line line = Line.of(
                new Span(file.getFileName().toString(), Role.NAME),
                        Span.of(changed ? " changed   " : " is as it was   "),
                new Span(words.at(0).isEmpty() ? ":check" : ":load " + words.word(0), Role.COMMAND),
                        Span.remark("tries it"));
        return Answer.of(View.of(line), new Edited(file, changed));
    }

    /** Of a file that did not compile when it was checked, where it still does not. */
    private static Optional<Diagnostic> firstError(Bench bench, Path file) throws InterruptedException {
        if (Task.of(bench.course()).tour().exerciseState().stuck().seen() != Seen.COMPILE_ERROR) {
            return Optional.empty();
        }
        return bench.clang().compile(file, List.of()).diagnostics().stream()
                .filter(said -> said.isError() && said.file().endsWith(file.getFileName().toString()))
                .findFirst();
    }

    /**
     * What is in it; empty when there is none.
     *
     * @throws TroubleException no editor could show it
     */
    private static Optional<byte[]> content(Path file) {
        try {
            return Optional.of(PlainFile.read(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw Trouble.failed("cannot edit " + file, FileErrors.reason(e), "!ls -l " + file).toException(e);
        }
    }

    /** The file, and whether the editor left it as it was, as data. */
    private record Edited(Path file, boolean changed) {}
}
