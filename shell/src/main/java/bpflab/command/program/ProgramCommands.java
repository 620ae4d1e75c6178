package bpflab.command.program;

import bpflab.command.Command;
import java.util.List;

/** From C to programs in the kernel: the list of these commands. */
public final class ProgramCommands {
    private ProgramCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all() {
        return List.of(new Compile(), new LoadCommand(), new Translate());
    }
}
