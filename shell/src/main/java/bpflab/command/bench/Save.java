package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.owner.FileErrors;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.Units;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code :save FILE}: the lines of this session, as a script that runs again. */
final class Save implements Unsaved {
    @Override
    public String name() {
        return "save";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "write the lines of this session to a file", ":save session.bpflab",
                        Argument.required("FILE", Argument.Kind.FILE))
                .with(new Option("--force", "", "write over a file that is there"));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Path file = bench.folder().newFile(words.word(0));
        List<String> lines = bench.history().lines();
        if (Files.exists(file) && !words.has("--force")) {
            throw Trouble.failed(
                    "nothing was saved", file + " is there already",
                            ":save " + words.word(0) + " --force writes over it").toException();
        }
        try {
            Student.here().files().write(file, text(lines).getBytes(StandardCharsets.UTF_8));
        } catch (AccessDeniedException mayNot) {
            throw Trouble.failed(
                    "cannot write " + file, "you have no right to" + (Student.here().owner().isPresent()
                            ? ": under sudo your files are written as yours" : ""),
                    ":save ~/session.bpflab").toException(mayNot);
        } catch (IOException cause) {
            throw Trouble.failed(
                    "cannot write " + file, reason(file, cause), "!df -h " + file.toAbsolutePath().getParent())
                            .toException(cause);
        }
        View view = View.of(Line.of("saved   " + Units.count(lines.size(), "line", "lines") + " in " + words.word(0)));
        return Answer.of(view, new Saved(file, lines.size()));
    }

    /** What was written, as data. */
    private record Saved(Path file, int lines) {}

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String reason(Path file, IOException cause) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return cause instanceof NoSuchFileException ? "its folder is not there" : FileErrors.reason(cause);
    }
}
