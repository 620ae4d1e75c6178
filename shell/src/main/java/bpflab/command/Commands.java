package bpflab.command;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.List;

/** The commands that an interpreter knows, by name. */
public final class Commands {
    private final List<Command> all;

    Commands(List<Command> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, in the order of {@code :help}. */
    public List<Command> all() {
        return all;
    }

    /** All names, without colons. */
    public List<String> names() {
        return all.stream().map(Command::name).toList();
    }

    /**
     * The command of that name, or the only one that begins so.
     *
     * @throws bpflab.trouble.TroubleException there is none: did you mean; there are several
     */
    public Command named(String typed) {
        for (Command command : all) {
            if (command.name().equals(typed)) {
                return command;
            }
        }
        List<Command> beginning = all.stream()
                .filter(command -> !typed.isEmpty() && command.name().startsWith(typed))
                .toList();
        if (beginning.size() == 1) {
            return beginning.get(0);
        }
        throw (beginning.isEmpty() ? unknown(typed) : ambiguous(typed, beginning)).toException();
    }

    private Trouble unknown(String typed) {
        String hint = Nearest.to(typed, names())
                .map(name -> "did you mean :" + name + "?")
                .orElse(":help   # lists the commands");
        return Trouble.usage(
                "there is no command :" + typed, "none is called so, or begins so", hint);
    }

    private static Trouble ambiguous(String typed, List<Command> beginning) {
        List<String> names = beginning.stream().map(command -> ":" + command.name()).toList();
        return Trouble.usage(
                ":" + typed + " was not understood", "it may mean " + String.join(", ", names), "type one letter more");
    }
}
