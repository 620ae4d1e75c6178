package bpflab.hook;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place as a person types it, behind the word of its kind.
 *
 * @param text {@code ingress lab0}
 * @param mode the word behind {@code --mode}
 * @param line one that is written right, for a person to type; empty where nobody types
 */
record Place(HookKind kind, String text, Optional<String> mode, Optional<String> line) {
    private static final int MAX_PORT = 65_535;

    /** For a kind that is attached in one way only. */
    Place oneWay() {
        mode.ifPresent(word -> {
            throw Trouble.usage("there is no mode " + word, "a " + kind.words() + " is attached in one way only",
                    "leave --mode out").toException();
        });
        return this;
    }

    /** The constant behind {@code --mode}, of those that have words; the first where nothing is said. */
    <M extends Enum<M>> M mode(M[] modes) {
        List<String> known = words(modes);
        return mode.map(word -> {
            if (!known.contains(word)) {
                throw Trouble.usage("there is no mode " + word, "there are " + String.join(", ", known),
                        Nearest.hint(word, known, "--mode " + known.get(0)
                                + "   # or leave it to the kernel: no --mode")).toException();
            }
            return modes[known.indexOf(word) + 1];
        }).orElse(modes[0]);
    }

    /** The words behind {@code --mode}: those of all constants but the first, which says nothing. */
    static List<String> words(Enum<?>... modes) {
        List<String> words = new ArrayList<>();
        for (Enum<?> mode : modes) {
            if (mode.ordinal() > 0) {
                words.add(word(mode));
            }
        }
        return words;
    }

    /** A constant as typed: {@code native}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As an option; nothing for the first, which says nothing. */
    static String option(Enum<?> mode) {
        return mode.ordinal() == 0 ? "" : " --mode " + word(mode);
    }

    /** The only word; an empty one is none. */
    String one() {
        if (text.isEmpty() || text.contains(" ")) {
            throw wrong();
        }
        return text;
    }

    /** Where a function stands behind its file: at the last colon that is no half of {@code ::}; negative for none. */
    int colon() {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) == ':' && !text.startsWith("::", i) && !text.startsWith("::", i - 1)) {
                return i;
            }
        }
        return -1;
    }

    /** The only word, which names a socket that is open: {@code udp:5005}, {@code 4711/6}. */
    String socket() {
        String word = one();
        boolean port = word.matches("(?:udp|tcp):\\d{1,5}") && Integer.parseInt(word.substring(4)) <= MAX_PORT;
        if (!port && !word.matches("\\d{1,9}/\\d{1,9}")) {
            throw wrong();
        }
        return word;
    }

    /** The point of its place, and the place; a kind with one point does not say it. */
    String[] pointed() {
        List<String> points = kind.points();
        String[] words = points.size() == 1 ? new String[] {points.get(0), text} : text.split(" +", 2);
        if (words.length < 2 || words[1].isEmpty() || words[1].contains(" ")) {
            throw wrong();
        }
        kind.point(words[0]);
        return words;
    }

    /** It is not written as its kind wants it. */
    TroubleException wrong() {
        return Trouble.usage("\"" + text + "\" is no place for the hook " + kind.word(),
                "it is written " + kind.target().form(),
                line.map(right -> right + "   # Tab completes places")
                        .orElse("as " + kind.example() + "; Tab completes them")).toException();
    }

    /** A number of bytes, or of times, decimal or {@code 0x}. */
    long number(String digits) {
        try {
            return Long.decode(digits);
        } catch (NumberFormatException none) {
            throw wrong();
        }
    }
}
