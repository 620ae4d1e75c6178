package bpflab.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a command says of itself: parsing, completion and {@code :help} all read this.
 *
 * @param topic the heading it stands under in {@code :help}
 * @param summary what it does, in up to 60 characters, no full stop
 * @param arguments its words in order
 * @param repeats whether the last word may be given several times
 * @param passesOn whether words behind {@code --} are taken as they are ({@code :compile FILE -- FLAGS})
 * @param options its options
 * @param example a line that works as typed in the first lesson's folder
 * @param sameAs the command of bpftool, ip, tc or clang that does the same; empty when there is none
 * @param runsLine the first word behind which a line of its own may stand at the end; empty when there is none
 */
public record CommandSpec(
        Topic topic, String summary, List<Argument> arguments, boolean repeats, boolean passesOn, List<Option> options,
                String example, String sameAs, String runsLine) {
    /** The headings of {@code :help}, in order. */
    public enum Topic { COURSE, EXERCISE, PROGRAM, LOOK, RUN, BENCH }

    public CommandSpec {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
    }

    /** Whether a word at that place, whatever it looks like, belongs to a line that this command runs. */
    boolean isInLine(int place) {
        return !arguments.isEmpty() && place >= arguments.size() - 1
                && arguments.get(arguments.size() - 1).kind() == Argument.Kind.LINE;
    }

    /** The words with the line at their end as one: what stands behind its colon is not for this command. */
    List<String> withLine(List<String> words) {
        int at = 1;
        while (at < words.size() && !words.get(at).matches("[:!]\\p{Alpha}.*")) {
            at++;
        }
        if (runsLine.isEmpty() || at + 1 >= words.size() || !words.get(0).equals(runsLine)) {
            return words;
        }
        List<String> whole = new ArrayList<>(words.subList(0, at));
        whole.add(words.subList(at, words.size()).stream().map(Quoted::of).collect(Collectors.joining(" ")));
        return whole;
    }

    /** A command without options. */
    public static CommandSpec of(Topic topic, String summary, String example, Argument... arguments) {
        return new CommandSpec(topic, summary, List.of(arguments), false, false, List.of(), example, "", "");
    }

    /** The same with these options. */
    public CommandSpec with(Option... more) {
        return new CommandSpec(topic, summary, arguments, repeats, passesOn, List.of(more), example, sameAs, runsLine);
    }

    /** The same with the tool that does the same. */
    public CommandSpec like(String tool) {
        return new CommandSpec(topic, summary, arguments, repeats, passesOn, options, example, tool, runsLine);
    }

    /** The same, with a line that runs meanwhile behind that first word and its own. */
    public CommandSpec runningLineBehind(String first) {
        return new CommandSpec(topic, summary, arguments, repeats, passesOn, options, example, sameAs, first);
    }

    /** The same, the last word taken as often as it is given. */
    public CommandSpec repeating() {
        return new CommandSpec(topic, summary, arguments, true, passesOn, options, example, sameAs, runsLine);
    }

    /** The same, taking words behind {@code --} as they are. */
    public CommandSpec passingOn() {
        return new CommandSpec(topic, summary, arguments, repeats, true, options, example, sameAs, runsLine);
    }
}
