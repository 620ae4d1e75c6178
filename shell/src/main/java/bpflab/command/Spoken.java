package bpflab.command;

import java.util.List;
import java.util.Set;

/**
 * What views say of a command behind it ({@code :verifier explains again}) and is typed or pasted along with it. No
 * program, map, file or interface is called as these words, and where a command takes sentences they stay.
 */
final class Spoken {
    private static final Set<String> BEGINS = Set.of(
            "asks", "begins", "brings", "changes", "clears", "draws", "explains", "gives", "goes", "helps", "is",
            "keeps", "lets", "lists", "loads", "looks", "makes", "names", "opens", "says", "shows",
            "takes", "tells", "tries", "wants", "writes");

    private static final Set<Argument.Kind> SENTENCES =
            Set.of(Argument.Kind.TEXT, Argument.Kind.LINE, Argument.Kind.WORD);

    private Spoken() {}

    /** The words of a command, without those that are said of it. */
    static List<String> without(CommandSpec help, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean value = i > 0 && words.get(i - 1).startsWith("--");
            if (BEGINS.contains(words.get(i)) && !value && !takesSentences(help, i)) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    private static boolean takesSentences(CommandSpec help, int place) {
        int last = help.arguments().size() - 1;
        return last >= 0 && (place <= last || help.repeats())
                && SENTENCES.contains(help.arguments().get(Math.min(place, last)).kind());
    }
}
