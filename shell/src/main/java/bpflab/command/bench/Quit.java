package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.List;

/** {@code :quit}: ends the session behind this line; the shell says what is detached. */
final class Quit implements Unsaved {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "leave; what is attached is detached (Ctrl-D does it too)", ":quit");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        bench.history().end();
        return Answer.of(View.NOTHING, List.of());
    }
}
