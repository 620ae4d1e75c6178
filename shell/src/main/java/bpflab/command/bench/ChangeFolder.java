package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.bench.WorkingFolder;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.nio.file.Path;

/** {@code :cd}: goes to another folder, and back. */
final class ChangeFolder implements Command {
    @Override
    public String name() {
        return "cd";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "go to a folder; - the one before; alone the lesson's", ":cd ~",
                        Argument.optional("DIR", Argument.Kind.FOLDER))
                .like("cd DIR");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        WorkingFolder folder = bench.folder();
        Path now = words.at(0).map(folder::go).orElseGet(folder::goBack);
        return Answer.of(View.of(Line.of(Span.of("in "), new Span(now.toString(), Role.NAME))), new Went(now));
    }

    /** Where one is now, as data. */
    private record Went(Path folder) {}
}
