package bpflab.repl;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Links in a terminal (OSC 8). Not all terminals swallow what they do not know, and none can be asked: those that say
 * who they are and are known for it get links.
 */
final class Hyperlinks {
    private static final String OPEN = "\u001b]8;;";
    private static final String END = "\u001b\\";

    /** Since VTE 0.50. */
    private static final int VTE = 5000;

    /** Since Konsole 20.12. */
    private static final int KONSOLE = 201200;

    private static final Pattern TERMINALS =
            Pattern.compile("xterm-kitty|foot(-.*)?|alacritty(-.*)?|xterm-ghostty|wezterm");
    private static final Pattern PROGRAMS = Pattern.compile("iTerm\\.app|WezTerm|vscode|ghostty|rio");

    private Hyperlinks() {}

    /** Whether it is a terminal that makes links. {@code FORCE_HYPERLINK} says it for one that is not known here. */
    static boolean areKnown(Map<String, String> environment) {
        String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
        if (!forced.isEmpty()) {
            return !forced.equals("0");
        }
        if (environment.containsKey("STY")) { // GNU screen stands between
            return false;
        }
        return TERMINALS.matcher(environment.getOrDefault("TERM", "")).matches()
                || PROGRAMS.matcher(environment.getOrDefault("TERM_PROGRAM", "")).matches()
                || environment.containsKey("WT_SESSION")
                || isSince(environment, "VTE_VERSION", VTE)
                || isSince(environment, "KONSOLE_VERSION", KONSOLE);
    }

    /** An address, without control characters, as a link to itself. */
    static String of(String address) {
        return OPEN + address + END + address + OPEN + END;
    }

    private static boolean isSince(Map<String, String> environment, String name, int least) {
        String version = environment.getOrDefault(name, "");
        return version.matches("\\d{1,9}") && Integer.parseInt(version) >= least;
    }
}
