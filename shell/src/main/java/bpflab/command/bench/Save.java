package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.NewFile;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.Units;
import bpflab.view.View;
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
        List<String> lines = bench.history().lines();
        Path file = NewFile.write(
                bench, words.word(0), text(lines), words.has("--force"), ":save " + words.word(0) + " --force",
                ":save ~/session.bpflab");
        View view = View.of(Line.of("saved   " + Units.count(lines.size(), "line", "lines") + " in " + words.word(0)));
        return Answer.of(view, new Saved(file, lines.size()));
    }

    /** What was written, as data. */
    private record Saved(Path file, int lines) {}

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
