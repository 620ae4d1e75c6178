package bpflab.view.terminal;

import bpflab.view.Width;
import java.util.Arrays;

/** Words of C, and paths, that are wider than the room that they have. */
final class LongWords {
    /** A path that is no longer is not broken. */
    private static final int SHORT_PATH = 24;

    private LongWords() {}

    /**
     * The text with such words in pieces: behind a parenthesis or a comma, where C may go on in another line; where
     * there is none each with a backslash, as C itself breaks a line.
     */
    static String broken(String text, int room) {
        StringBuilder made = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            while (Width.of(rest) > room) {
                int end = rest.offsetByCodePoints(0, 1);
                while (Width.of(rest.substring(0, rest.offsetByCodePoints(end, 1))) < room) {
                    end = rest.offsetByCodePoints(end, 1);
                }
                int between = between(rest.substring(0, end));
                made.append(rest, 0, between > 0 ? between : end).append(between > 0 ? " " : "\\ ");
                rest = rest.substring(between > 0 ? between : end);
            }
            made.append(rest).append(' ');
        }
        return made.substring(0, made.length() - 1);
    }

    /** The least room that a word wants: a path goes on in another line behind any of its folders. */
    static int least(String word) {
        return word.startsWith("/") ? Math.max(Math.min(SHORT_PATH, Width.of(word)),
                Arrays.stream(folders(word)).mapToInt(Width::of).max().orElse(0)) : Width.of(word);
    }

    /** The text with a blank in each path where its line ends. */
    static String paths(String text, int room) {
        StringBuilder made = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            int used = 0;
            for (String folder : word.startsWith("/") && Width.of(word) > room ? folders(word) : new String[] {word}) {
                made.append(used > 0 && used + Width.of(folder) > room ? " " : "").append(folder);
                used = used + Width.of(folder) > room ? Width.of(folder) : used + Width.of(folder);
            }
            made.append(' ');
        }
        return made.substring(0, made.length() - 1);
    }

    /** Each with the stroke behind it. */
    private static String[] folders(String path) {
        return path.split("(?<=/)(?!$)");
    }

    /** Where C may be broken in two lines, as far to the right as can be; 0 where it may not, as in a text. */
    private static int between(String code) {
        return code.indexOf('"') >= 0 ? 0 : Math.max(code.lastIndexOf('('), code.lastIndexOf(',')) + 1;
    }
}
