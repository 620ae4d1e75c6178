package bpflab.command.exercise;

import bpflab.command.Command;
import java.util.List;

/** Exercises: edit, and let the kernel check: the list of these commands. */
public final class ExerciseCommands {
    private ExerciseCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all() {
        return List.of(new Edit(), new Check(), new Hint(), new Solution(), new DiffCommand(), new Reset());
    }
}
