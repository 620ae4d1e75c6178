package bpflab.trouble;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a hint: what to type, as it stands, and behind it what that is good for, as a remark ({@code :links   #
 * shows where}). Remarks are part of the command language, so a line that is typed or pasted with its remark works.
 *
 * @param typed the command; empty when the line is advice in words
 * @param words the remark without its mark, or the advice
 */
public record Advice(String typed, String words) {
    /** What stands between a command and its remark. */
    public static final String MARK = "   # ";

    private static final Pattern COMMAND =
            Pattern.compile("(?:[:!][a-z]|bpflab |sudo ).*|" + Pattern.quote(Started.COMMAND) + " .*");

    /** The lines of a hint. */
    public static List<Advice> of(String hint) {
        return Started.in(hint).lines().map(Advice::line).toList();
    }

    private static Advice line(String line) {
        int mark = line.indexOf(MARK);
        if (mark >= 0) {
            return new Advice(line.substring(0, mark), line.substring(mark + MARK.length()));
        }
        return COMMAND.matcher(line).matches() ? new Advice(line, "") : new Advice("", line);
    }
}
