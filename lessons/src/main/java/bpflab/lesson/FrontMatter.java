package bpflab.lesson;

import bpflab.trouble.Nearest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines between two {@code ---} at the start of a lesson. Read here and not by commonmark's extension, because an
 * error must name its line, and because a list of titles must not cost a Markdown parser.
 *
 * @param values key to value
 * @param lines key to the line it stands on, from 1
 * @param length how many lines it takes with its rules
 */
record FrontMatter(Map<String, String> values, Map<String, Integer> lines, int length) {
    private static final Set<String> KEYS = Set.of("title", "needs", "minutes", "source", "learn", "words");
    /** Their values may go on below, an item a line. */
    private static final Set<String> LISTS = Set.of("learn", "words");
    private static final String FORM = "a lesson starts with ---, title: …, needs: …, minutes: …, source: …, ---";
    private static final String ITEM = "- ";

    static FrontMatter read(Path file, List<String> text) {
        Faults faults = new Faults();
        FrontMatter front = read(file, text, faults);
        faults.report();
        return front;
    }

    static FrontMatter read(Path file, List<String> text, Faults faults) {
        if (text.isEmpty() || !text.get(0).strip().equals("---")) {
            throw new Place(file, 1).broken("the front matter is missing", FORM);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        String key = "";
        for (int i = 1; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (line.equals("---")) {
                FrontMatter front = new FrontMatter(Map.copyOf(values), Map.copyOf(lines), i + 1);
                if (faults.isEmpty()) {
                    faults.gather(() -> front.checkTitle(file));
                }
                return front;
            }
            if (!line.isEmpty()) {
                Place at = new Place(file, i + 1);
                String before = key;
                key = faults.gather(() -> add(at, line, before, values, lines)).orElse(before);
            }
        }
        throw new Place(file, 1).broken("the front matter has no end", "end it with a line ---");
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    Place at(Path file, String key) {
        return new Place(file, lines.getOrDefault(key, 1));
    }

    /** The minutes; 0 when none are given. */
    int minutes(Path file) {
        String value = value("minutes");
        if (value.isEmpty()) {
            return 0;
        }
        if (!value.matches("[1-9]\\d{0,2}")) {
            throw at(file, "minutes").broken("minutes: \"" + value + "\" is not a number from 1 to 999", "minutes: 10");
        }
        return Integer.parseInt(value);
    }

    /** The items of a list: those of its line, parted by semicolons, and those of the lines below. */
    List<String> list(String key) {
        return Arrays.stream(value(key).split("[;\n]")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    /**
     * @param before the key of the line above
     * @return this line's key
     */
    private static String add(
            Place at, String line, String before, Map<String, String> values, Map<String, Integer> lines) {
        if (line.startsWith(ITEM) && LISTS.contains(before)) {
            values.merge(before, "\n" + line.substring(ITEM.length()), String::concat);
            return before;
        }
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon).strip();
        if (colon < 0) {
            throw at.broken("\"" + line + "\" is not key: value", FORM);
        }
        if (!KEYS.contains(key)) {
            throw at.broken("the key \"" + key + "\" is not known", Nearest.hint(key, KEYS, FORM));
        }
        if (values.put(key, line.substring(colon + 1).strip()) != null) {
            throw at.broken(key + " stands here twice", "keep one of them");
        }
        lines.put(key, at.line());
        return key;
    }

    private void checkTitle(Path file) {
        if (value("title").isEmpty()) {
            throw new Place(file, 1).broken("the lesson has no title", "add a line title: …");
        }
    }
}
