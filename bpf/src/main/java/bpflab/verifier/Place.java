package bpflab.verifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in C.
 *
 * @param file as the compiler was given it, or its last name where only the log tells; empty when unknown
 * @param line from 1; 0 when only the text is known
 * @param text the line of C
 * @param column from 1; 0 when unknown
 */
record Place(String file, int line, String text, int column) {
    private static final Pattern CHAIN = Pattern.compile("[A-Za-z_]\\w*(?:\\s*(?:->|\\.)\\s*[A-Za-z_]\\w*|\\[[^\\[\\]]*\\])*");
    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_]\\w*)\\s*(?:\\[[^\\]]*\\])?\\s*=(?!=)");

    /** Where the expression at the column lies in the text: from and to, counted from 0; both 0 when there is no column. */
    int[] caret() {
        int at = column - 1;
        if (at < 0 || at >= text.length()) {
            return new int[] {0, 0};
        }
        Matcher chain = CHAIN.matcher(text);
        int[] before = {0, 0};
        while (chain.find() && chain.start() <= at) {
            before = new int[] {chain.start(), chain.end()};
        }
        if (at < before[1]) {
            return withStar(before);
        }
        Matcher assignment = Pattern.compile("[-+*/&|^%<>]*=(?!=)").matcher(text).region(at, text.length());
        if (assignment.lookingAt() && before[1] > 0) {
            return withStar(before);
        }
        Matcher after = CHAIN.matcher(text);
        boolean dereference = text.charAt(at) == '*' && after.find(at) && text.substring(at, after.start()).matches("\\**\\(?");
        return dereference ? new int[] {at, after.end()} : new int[] {at, at + 1};
    }

    private int[] withStar(int[] range) {
        boolean star = range[0] > 0 && text.charAt(range[0] - 1) == '*' && text.substring(0, range[0] - 1).matches("(?:.*[(;=,!]\\s*|\\s*)");
        return star ? new int[] {range[0] - 1, range[1]} : range;
    }

    /** The expression at the column; empty when there is none, or only a sign. */
    String expression() {
        int[] caret = caret();
        String found = text.substring(caret[0], caret[1]);
        return found.matches(".*\\w.*") && !found.matches("return|if|while|for|switch|else") ? found : "";
    }

    /** The variable that the line gives a value to; empty when it does not. */
    String assigned() {
        Matcher assigned = ASSIGNED.matcher(text);
        return assigned.find() ? assigned.group(1) : "";
    }

    /** Whether both are the same line of the same file. */
    boolean sameLine(Place other) {
        return line == other.line && (line > 0 || text.equals(other.text)) && name(file).equals(name(other.file));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
