package bpflab.command;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a typed command, sorted by what its {@link CommandSpec} takes.
 *
 * @param positional the words that are no options, in order
 * @param options option name to its values, in order; flags have an empty one
 * @param rest the words behind {@code --}
 */
public record ParsedArguments(List<String> positional, Map<String, List<String>> options, List<String> rest) {

    public ParsedArguments {
        positional = List.copyOf(positional);
        options = Map.copyOf(options);
        rest = List.copyOf(rest);
    }

    /**
     * Sorts words.
     *
     * @throws bpflab.trouble.TroubleException an unknown option, an option without its value, a word too many or one
     *     that is missing
     */
    public static ParsedArguments sort(String command, CommandSpec help, List<String> words) {
        List<String> positional = new ArrayList<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> rest = List.of();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--") && help.passesOn()) {
                rest = words.subList(i + 1, words.size());
                break;
            }
            boolean plain = !word.startsWith("--") || help.isInLine(positional.size());
            if (plain && !isOption(help, word)) {
                checkRoom(command, help, positional, words.subList(0, i), word);
                positional.add(word);
                continue;
            }
            Option option = find(command, help, word);
            String value = option.attached(word);
            if (value.isEmpty() && !option.value().isEmpty()) {
                if (i + 1 == words.size()) {
                    throw wrong(command, word + " needs a value: " + option.value()).toException();
                }
                value = words.get(++i);
            }
            options.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value);
        }
        checkCount(command, help, positional);
        return new ParsedArguments(positional, options, rest);
    }

    /** The word at a place; empty when it was left out. */
    public Optional<String> at(int place) {
        return place < positional.size() ? Optional.of(positional.get(place)) : Optional.empty();
    }

    /** The word at a place that the command requires. */
    public String word(int place) {
        return positional.get(place);
    }

    /** Whether an option was given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** An option's value, the last one when it was given again; empty when it was not given. */
    public Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of an option, in order. */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    private static boolean isOption(CommandSpec help, String word) {
        for (Option option : help.options()) {
            if (option.is(word)) {
                return true;
            }
        }
        return false;
    }

    private static Option find(String command, CommandSpec help, String word) {
        List<String> known = help.options().stream().map(Option::name).toList();
        return help.options().stream()
                .filter(option -> option.is(word))
                .findFirst()
                .orElseThrow(() -> Trouble.usage(
                                ":" + command + " has no option " + word,
                                known.isEmpty() ? "it takes none" : "it knows " + String.join(", ", known),
                                Nearest.hint(word, known, ":help " + command + "   # shows what it takes"))
                        .toException());
    }

    private static void checkCount(String command, CommandSpec help, List<String> positional) {
        int needed = 0;
        for (Argument each : help.arguments()) {
            needed += each.required() ? 1 : 0;
        }
        if (positional.size() < needed) {
            checkChoices(command, help, positional);
            Argument missing = help.arguments().get(positional.size());
            String choices = missing.choices().isEmpty() ? "" : ": " + String.join(", ", missing.choices());
            throw wrong(command, missing.name() + " is missing" + choices).toException();
        }
    }

    /** A word that cannot stand where it does is told before one that is not there. */
    private static void checkChoices(String command, CommandSpec help, List<String> positional) {
        for (int i = 0; i < positional.size(); i++) {
            List<String> choices = help.arguments().get(i).choices();
            String word = positional.get(i);
            if (!choices.isEmpty() && !choices.contains(word)) {
                throw Trouble.usage(":" + command + " was not understood",
                        "\"" + word + "\" is none of " + String.join(", ", choices),
                        Nearest.hint(word, choices, ":help " + command + "   # shows what it takes")).toException();
            }
        }
    }

    /** Words behind a complete line are often a sentence's that had it: the line without them is offered. */
    private static void checkRoom(
            String command, CommandSpec help, List<String> positional, List<String> before, String word) {
        if (positional.size() < help.arguments().size() || help.repeats()) {
            return;
        }
        String why = "\"" + word + "\" is one word too many";
        List<String> all = new ArrayList<>(before);
        all.add(word);
        new Undashed(command, help).of(all, wrong(command, why)).ifPresent(meant -> {
            throw meant.toException();
        });
        if (before.stream().anyMatch(each -> each.matches(".*[\\s\"'\\\\].*|"))) {
            throw wrong(command, why).toException();
        }
        String without = (":" + command + " " + String.join(" ", before)).strip();
        throw Trouble.usage(":" + command + " was not understood", why, without + "\n:help " + command)
                .toException();
    }

    private static Trouble wrong(String command, String why) {
        return Trouble.usage(
                ":" + command + " was not understood", why, ":help " + command + "   # shows what it takes");
    }
}
