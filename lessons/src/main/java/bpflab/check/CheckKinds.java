package bpflab.check;

import bpflab.trouble.Nearest;
import java.util.List;

/** Every kind of check. A new one is a file beside this one, and a line here and in the package's description. */
final class CheckKinds {
    /** Stands between what is sent and what is expected. */
    static final String ARROW = "->";

    static final List<CheckWords> ALL = List.of(
            Loads.WORDS,
            Pings.WORDS,
            Connects.WORDS,
            Echoes.WORDS,
            Fetches.WORDS,
            Returns.WORDS,
            Mix.WORDS,
            OnTheWire.WORDS,
            Runs.WORDS,
            Calls.WORDS,
            InMap.WORDS,
            InGlobal.WORDS,
            Prints.WORDS);

    private CheckKinds() {}

    /**
     * Reads a line.
     *
     * @throws NotUnderstood what is wrong with it
     */
    static CheckKind<?> parse(String line) {
        return Given.read(line);
    }

    /**
     * Reads a line about the student's file alone.
     *
     * @throws NotUnderstood what is wrong with it
     */
    static CheckKind<?> plain(String line) {
        String[] sides = line.strip().split("\\s+" + ARROW + "(\\s+|$)", 2);
        String[] words = sides[0].strip().split("\\s+", 2);
        return ALL.stream()
                .filter(kind -> kind.word().equals(words[0]))
                .findFirst()
                .orElseThrow(() -> unknown(words[0]))
                .read(words.length < 2 ? "" : words[1].strip(), sides.length < 2 ? "" : sides[1].strip());
    }

    private static NotUnderstood unknown(String word) {
        List<String> known = ALL.stream().map(CheckWords::word).toList();
        return new NotUnderstood(
                "the check \"" + word + "\" is not known",
                Nearest.hint(word, known, "known are " + String.join(", ", known)));
    }
}
