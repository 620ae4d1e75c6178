package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Range;
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

    /** Where the expression lies in the text; nothing when that is not known. */
    Range caret() {
        return column == 0 ? Expression.onlyAccess(text) : Expression.at(text, CFunction.index(text, column));
    }

    /**
     * The same for an instruction that is no call itself: where the column names a call, its argument that is read
     * first is meant.
     */
    Range accessCaret() {
        Range caret = caret();
        boolean call = caret.to() > 0 && text.substring(caret.to()).stripLeading().startsWith("(");
        Range only = Expression.onlyAccess(text);
        return call && only.to() > 0 ? only : caret;
    }

    /** The expression: a variable, a field, an element; empty when it is something else, as a call, or not known. */
    String expression() {
        Range caret = caret();
        String found = caret.of(text);
        if (Expression.isAccess(found) && !text.substring(caret.to()).stripLeading().startsWith("(")) {
            return found;
        }
        Range only = Expression.onlyAccess(text);
        return only.of(text);
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
