package bpflab.command.look;

import bpflab.command.Command;
import java.util.List;

/** What is there, and what became of it: the list of these commands. */
public final class LookCommands {
    private LookCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all() {
        return List.of(
                new Verifier(), new Programs(), new Maps(), new MapCommand(), new Links(),
                new LeftoversCommand(), new Dump(),
                        new PathCommand());
    }
}
