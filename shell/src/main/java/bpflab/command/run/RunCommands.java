package bpflab.command.run;

import bpflab.command.Command;
import java.util.List;

/** Programs at work: the lab and its traffic, attaching, and what they trace: the list of these commands. */
public final class RunCommands {
    private RunCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all() {
        return List.of(new LabCommand(), new RunCommand(), new Attach(), new Detach(), new TraceCommand(), new Why());
    }
}
