package bpflab.verifier.story;

import bpflab.ast.CFunction;
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
    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_]\\w*)\\s*(?:\\[[^\\]]*\\])?\\s*=(?!=)");

    /** Where the expression lies in the text: from and to, counted from 0; both 0 when that is not known. */
    int[] caret() {
        return column == 0 ? Expression.onlyAccess(text) : Expression.at(text, CFunction.index(text, column));
    }

    /**
     * The same for an instruction that is no call itself: where the column names a call, its argument that is read
     * first is meant.
     */
    int[] accessCaret() {
        int[] caret = caret();
        boolean call = caret[1] > 0 && text.substring(caret[1]).stripLeading().startsWith("(");
        int[] only = Expression.onlyAccess(text);
        return call && only[1] > 0 ? only : caret;
    }

    /** The expression: a variable, a field, an element; empty when it is something else, as a call, or not known. */
    String expression() {
        int[] caret = caret();
        String found = text.substring(caret[0], caret[1]);
        if (Expression.isAccess(found) && !text.substring(caret[1]).stripLeading().startsWith("(")) {
            return found;
        }
        int[] only = Expression.onlyAccess(text);
        return text.substring(only[0], only[1]);
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
