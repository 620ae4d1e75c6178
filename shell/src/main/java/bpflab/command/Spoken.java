package bpflab.command;

import bpflab.bench.Bench;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/**
 * What views say of a command behind it ({@code :verifier explains again}) and is typed or pasted along with it: two
 * words or more. What a program, a map or a file of the bench is called stays, and all where a command takes sentences.
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
    static List<String> without(CommandSpec help, List<String> words, Bench bench) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean value = i > 0 && words.get(i - 1).startsWith("--");
            if (BEGINS.contains(words.get(i)) && !value && !takesSentences(help, i) && !isName(words.get(i), bench)) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    private static boolean isName(String word, Bench bench) {
        return bench.programs().stream().anyMatch(program -> program.name().equals(word))
                || bench.maps().stream().anyMatch(map -> map.name().equals(word))
                || Files.exists(bench.folder().standing().resolve(word));
    }

    private static boolean takesSentences(CommandSpec help, int place) {
        int last = help.arguments().size() - 1;
        return last >= 0 && (place <= last || help.repeats())
                && SENTENCES.contains(help.arguments().get(Math.min(place, last)).kind());
    }
}
