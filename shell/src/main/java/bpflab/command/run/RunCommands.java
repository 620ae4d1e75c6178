package bpflab.command.run;

import bpflab.command.Command;
import bpflab.command.Interpreter;
import java.util.List;

/** Programs at work: the lab and its traffic, attaching, and what they trace: the list of these commands. */
public final class RunCommands {
    private RunCommands() {}

    /** In the order of {@code :help}; {@code interpreter} runs the lines of {@code :watch} and {@code :lab capture}. */
    public static List<Command> all(Interpreter interpreter) {
        return List.of(
                new LabCommand(interpreter),
                new RunCommand(),
                new Attach(),
                new Detach(),
                new TraceCommand(),
                new EventsCommand(),
                new Why(),
                new WatchCommand(interpreter));
    }
}
