package bpflab.author;

import bpflab.trouble.Trouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to mend in a lesson.
 *
 * @param file where: {@code 03-tcp-filter/lesson.md}
 * @param line the line, from 1
 * @param what what is wrong
 * @param hint what to write instead
 */
public record Fault(String file, int line, String what, String hint) {
    private static final Pattern PLACED = Pattern.compile("(\\S+\\.md):(\\d+): (.*)", Pattern.DOTALL);

    /**
     * What a lesson's reader has met.
     *
     * @param file where, when the trouble does not say it
     */
    static Fault of(Trouble trouble, String file) {
        Matcher placed = PLACED.matcher(trouble.why());
        return placed.matches()
                ? new Fault(placed.group(1), Integer.parseInt(placed.group(2)), placed.group(3), trouble.hint())
                : new Fault(file, 1, trouble.why(), trouble.hint());
    }
}
