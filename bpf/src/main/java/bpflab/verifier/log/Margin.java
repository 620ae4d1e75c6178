package bpflab.verifier.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before every line of a saved log: blanks, a quote's sign, line numbers, or what journald, docker, logcat
 * and logging libraries write. The first line that surely is the verifier's shows it; the numbers in it may change from
 * line to line, as times do.
 */
final class Margin {
    /** What begins a line of the log, right behind its margin. */
    private static final String LINE =
            "(?=\\d{1,9}: [(R]|\\d{1,9}: frame|; |func#\\d|from \\d|processed \\d|R\\d{1,2} |last_idx |mark_precise)";
    private static final Pattern SIGNS = Pattern.compile("^[ \\t|>#]{0,16}" + LINE);
    /** Words can stand before it too, and then only what is said nowhere else begins a line. */
    private static final Pattern WORDS = Pattern.compile(
            "^.{1,160}?(?=\\d{1,9}: \\([0-9a-f]{2}\\) |0: R\\d{1,2}=|func#\\d{1,5} @\\d)");
    private static final Pattern STAMP = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,20}Z? ");
    private static final Pattern NUMBER = Pattern.compile("^[ \\t]{0,8}\\d{1,7}[ \\t]{1,8}");
    private static final Pattern NUMBERED = Pattern.compile(NUMBER.pattern() + LINE);
    private static final Pattern CHANGING = Pattern.compile("(\\d+)|([ \\t]+)(?=.)|(.)", Pattern.DOTALL);

    private String margin;
    private Pattern shape;
    private boolean numbered;

    /** The line without it. */
    String without(String stamped) {
        String line = STAMP.matcher(stamped).replaceFirst("");
        if (margin == null) {
            numbered = NUMBERED.matcher(line).find();
        }
        if (numbered) {
            margin = "";
            return NUMBER.matcher(line).replaceFirst("");
        }
        if (margin == null || !shape.matcher(line).lookingAt()) {
            learn(line);
        }
        if (margin == null) {
            return line;
        }
        Matcher found = shape.matcher(line);
        return found.lookingAt() ? line.substring(found.end()) : line;
    }

    private void learn(String line) {
        Matcher signs = SIGNS.matcher(line);
        Matcher words = WORDS.matcher(line);
        if (signs.find()) {
            become(signs.group());
        } else if (words.find()) {
            become(words.group());
        }
    }

    private void become(String found) {
        margin = found;
        StringBuilder text = new StringBuilder();
        Matcher part = CHANGING.matcher(found.stripTrailing());
        while (part.find()) {
            text.append(part.group(1) != null ? "\\d{1,20}" : part.group(2) != null ? "[ \\t]{1,16}"
                    : Pattern.quote(part.group(3)));
        }
        String blanks = Pattern.quote(found.substring(found.stripTrailing().length()));
        shape = Pattern.compile(text + "(?:" + blanks + (found.isBlank() ? ")" : "|\\s*$)"));
    }
}
