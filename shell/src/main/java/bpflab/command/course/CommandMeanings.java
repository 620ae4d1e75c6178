package bpflab.command.course;

import bpflab.command.Command;
import bpflab.command.Interpreter;
import java.util.List;
import java.util.Optional;

/** The commands of the prompt. */
record CommandMeanings(Interpreter interpreter) implements Meanings {
    @Override
    public Optional<Meaning> find(String typed) {
        String name = (typed.startsWith(":") ? typed.substring(1) : typed).split("\\s+", 2)[0]; // :dump map is :dump
        return interpreter.commands().all().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .map(command -> new Meaning(":" + name, "a command", text(command)));
    }

    private static String text(Command command) {
        String same = command.help().sameAs();
        return command.help().summary() + ". Try `" + command.help().example() + "`; `:help " + command.name()
                + "` has all of it." + (same.isEmpty() ? "" : " Elsewhere: `" + same + "`.");
    }

    @Override
    public List<String> names() {
        return interpreter.commands().all().stream().map(Command::name).toList();
    }
}
