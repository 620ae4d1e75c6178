package bpflab.command.bench;

import bpflab.command.Command;
import bpflab.command.Interpreter;
import java.util.List;

/** This session and this machine: the list of these commands. */
public final class BenchCommands {
    private BenchCommands() {}

    /**
     * In the order of {@code :help}.
     *
     * @param interpreter runs the lines of {@code :source}, and knows the commands that {@code :help} shows
     */
    public static List<Command> all(Interpreter interpreter) {
        return List.of(
                new HowCommand(), new Doctor(), new HelpCommand(interpreter), new SourceCommand(interpreter),
                new Save(), new NotesCommand(), new VariablesCommand(interpreter), new ChangeFolder(), new History(),
                        new SetCommand(),
                        new Quit());
    }
}
