package bpflab.command;

import bpflab.trouble.Advice;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that an interpreter knows, by name. */
public final class Commands {
    private static final String NUMBERED = "([a-z-]+?)(\\d+)";
    private static final String PLAIN = "[\\w./:=-]+";

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

    /**
     * The words behind a command, sorted.
     *
     * @throws bpflab.trouble.TroubleException it cannot take them; where its namesake can, that is offered
     */
    ParsedArguments sorted(Command command, List<String> words) {
        try {
            return ParsedArguments.sort(command.name(), command.help(), words);
        } catch (TroubleException wrong) {
            throw namesake(command, words)
                    .map(line -> new Trouble(
                            wrong.trouble().kind(), wrong.trouble().what(), wrong.trouble().why(), line).toException())
                    .orElse(wrong);
        }
    }

    /**
     * Why a line that begins with a colon cannot be typed as it stands; empty when it can. Runs nothing. A name alone,
     * also with the first of its words where that is one of a few, is how one speaks of a command.
     */
    public Optional<Trouble> refused(String line) {
        try {
            List<String> words = Tokenizer.words(line.strip().substring(1));
            Command command = named(words.isEmpty() ? "" : words.get(0));
            Optional<Argument> choice = command.help().arguments().stream().limit(1)
                    .filter(first -> first.kind() == Argument.Kind.CHOICE && words.size() > 1)
                    .findFirst();
            if (choice.isPresent() && !choice.get().choices().contains(words.get(1))) {
                return Optional.of(Trouble.usage("cannot do that", command.name() + " takes no " + words.get(1),
                        Nearest.hint(words.get(1), choice.get().choices(), ":help " + command.name())));
            }
            if (words.size() > (choice.isPresent() ? 2 : 1)) {
                sorted(command, words.subList(1, words.size()));
            }
            return Optional.empty();
        } catch (TroubleException no) {
            return Optional.of(no.trouble());
        }
    }

    /** {@code :lessons 2} where {@code :lesson 2} is meant. */
    private Optional<String> namesake(Command command, List<String> words) {
        String name = command.name();
        String other = name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
        boolean ownWord = !words.isEmpty() && command.help().arguments().stream().limit(1)
                .anyMatch(first -> Nearest.to(words.get(0), first.choices()).isPresent());
        return ownWord ? Optional.empty() : all.stream()
                .filter(each -> each.name().equals(other) && words.stream().allMatch(word -> word.matches(PLAIN)))
                .filter(each -> takes(each, words))
                .map(each -> ":" + other + " " + String.join(" ", words))
                .findFirst();
    }

    private static boolean takes(Command command, List<String> words) {
        try {
            ParsedArguments.sort(command.name(), command.help(), words);
            return true;
        } catch (TroubleException no) {
            return false;
        }
    }

    private Trouble unknown(String typed) {
        String hint = glued(typed)
                .or(() -> Nearest.to(typed, names()).map(name -> "did you mean :" + name + "?"))
                .orElse(":help   # lists the commands");
        return Trouble.usage(
                "there is no command :" + typed, "none is called so, or begins so", hint);
    }

    /** {@code :lesson2}, and {@code :!ls}, as vim has it. */
    private Optional<String> glued(String typed) {
        if (typed.startsWith("!") && typed.length() > 1) {
            return Optional.of(typed + Advice.MARK + "system commands have no colon");
        }
        Matcher number = Pattern.compile(NUMBERED).matcher(typed);
        return number.matches() && names().contains(number.group(1))
                ? Optional.of(":" + number.group(1) + " " + number.group(2) + Advice.MARK + "with a blank between")
                : Optional.empty();
    }

    private static Trouble ambiguous(String typed, List<Command> beginning) {
        List<String> names = beginning.stream().map(command -> ":" + command.name()).toList();
        return Trouble.usage(
                ":" + typed + " was not understood", "it may mean " + String.join(", ", names), "type one letter more");
    }
}
