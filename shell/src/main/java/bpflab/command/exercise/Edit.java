package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.Interaction;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
                .map(bench::file)
                .orElseGet(() -> Task.of(bench.course()).file(bench.course().copies()));
        if (Files.isDirectory(file)) {
            throw Trouble.failed("cannot edit " + file, "it is a folder", ":edit " + file.getFileName() + "/FILE")
                    .toException();
        }
        Interaction terminal = bench.interaction()
                .orElseThrow(
                        () -> Trouble.usage(
                                "cannot edit " + file.getFileName() + " here", "there is no terminal",
                                        "edit " + file + " with any editor").toException());
        Optional<String> before = content(file);
        terminal.edit(file);
        boolean changed = !before.equals(content(file));
        Line line = Line.of(
                new Span(file.getFileName().toString(), Role.NAME),
                        Span.of(changed ? " changed   " : " is as it was   "),
                new Span(words.at(0).isEmpty() ? ":check" : ":load " + words.word(0), Role.COMMAND),
                        Span.of(" tries it"));
        return Answer.of(View.of(line), Map.of("file", file.toString(), "changed", changed));
    }

    /** Bytes as characters, so that any file can be compared; empty when there is none to read. */
    private static Optional<String> content(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
