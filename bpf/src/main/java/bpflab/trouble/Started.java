package bpflab.trouble;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How this bpflab was started: {@code bpflab} where it is on the PATH, {@code ./bpflab} in a clone. What a shell is to
 * be given begins so, or it finds no such program; the launcher says it.
 */
public final class Started {
    /** The launcher as it was called. */
    public static final String COMMAND = System.getProperty("bpflab.started", "bpflab");

    private static final Pattern LINE = Pattern.compile("(?m)^(sudo )?bpflab(?= |$)");

    private Started() {}

    /** A hint whose lines for a shell can be typed there. */
    public static String in(String hint) {
        return in(hint, COMMAND);
    }

    static String in(String hint, String command) {
        return command.equals("bpflab") ? hint
                : LINE.matcher(hint).replaceAll("$1" + Matcher.quoteReplacement(command));
    }
}
