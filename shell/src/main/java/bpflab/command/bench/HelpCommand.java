package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandHelp;
import bpflab.command.CommandSpec;
import bpflab.command.Interpreter;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.List;

/** {@code :help}: all commands on one screen, or one command in full. */
final class HelpCommand implements Unsaved {
    private final Interpreter interpreter;

    HelpCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "all commands, one in full, or java", ":help load",
                        Argument.optional("COMMAND", Argument.Kind.COMMAND));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        if (words.at(0).filter(CommandHelp.JAVA::equals).isPresent()) {
            return JavaHelp.answer();
        }
        return words.at(0)
                .map(typed -> typed.startsWith(":") ? typed.substring(1) : typed)
                .map(name -> new CommandHelp(interpreter.commands().named(name)).answer())
                .orElseGet(this::all);
    }

    private Answer all() {
        List<Command> commands = interpreter.commands().all();
        View view = HelpScreen.of(commands);
        return Answer.of(
                view, commands.stream()
                        .map(command -> new Summary(command.name(), command.help().summary()))
                        .toList());
    }

    /** A command in a line, as data. */
    private record Summary(String name, String summary) {}
}
