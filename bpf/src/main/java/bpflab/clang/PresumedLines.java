package bpflab.clang;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a text as clang counts them: {@code #line} says which one the next is (ISO/IEC 9899:2011, 6.10.4). Of
 * several with one number the first is kept, a number without a line is blank.
 */
final class PresumedLines {
    private static final Pattern LINE = Pattern.compile("\\s*#\\s*line\\s+(\\d{1,7})\\b.*");

    private PresumedLines() {}

    /** Line 1 is the first. */
    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int next = 1;
        for (String line : text.split("\n", -1)) {
            Matcher directive = LINE.matcher(line);
            if (directive.matches()) {
                next = Math.max(1, Integer.parseInt(directive.group(1)));
            } else {
                put(lines, next++, line);
            }
        }
        return List.copyOf(lines);
    }

    private static void put(List<String> lines, int number, String line) {
        while (lines.size() < number) {
            lines.add("");
        }
        if (lines.get(number - 1).isEmpty()) {
            lines.set(number - 1, line);
        }
    }
}
