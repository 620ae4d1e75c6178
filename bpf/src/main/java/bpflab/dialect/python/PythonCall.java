package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call.
 *
 * @param on what stands before the last dot; empty for a bare name
 * @param name the function's
 * @param arguments those without names
 * @param named those with names
 */
record PythonCall(String on, String name, List<String> arguments, Map<String, String> named) {
    private static final Pattern HEAD = Pattern.compile("(?s)(?:(?<on>.+)\\.)?(?<name>[A-Za-z_]\\w*)\\(");
    private static final Pattern NAMED = Pattern.compile("(?s)(\\w+)\\s*=(?!=)\\s*(.*)");

    /** The whole text as one call. */
    static Optional<PythonCall> of(String text) {
        String call = text.strip();
        int open = call.endsWith(")") ? opening(call) : -1;
        if (open < 0) {
            return Optional.empty();
        }
        Matcher head = HEAD.matcher(call.substring(0, open + 1));
        if (!head.matches()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        for (String argument : split(call.substring(open + 1, call.length() - 1))) {
            Matcher name = NAMED.matcher(argument);
            if (name.matches()) {
                named.put(name.group(1), name.group(2).strip());
            } else {
                arguments.add(argument);
            }
        }
        String on = head.group("on") == null ? "" : head.group("on");
        return Optional.of(new PythonCall(on, head.group("name"), arguments, named));
    }

    /** The call itself, names of arguments left out. */
    String text() {
        return (on.isEmpty() ? "" : on + ".") + name + "(" + String.join(", ", arguments) + ")";
    }

    /** Where the square bracket opens that the last letter closes; -1 where it is none. */
    static int bracket(String text) {
        int depth = 0;
        for (int i = text.endsWith("]") ? text.length() - 1 : -1; i >= 0; i--) {
            depth += text.charAt(i) == ']' ? 1 : text.charAt(i) == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** An argument by its place or its name. */
    Optional<String> argument(int place, String name) {
        return Optional.ofNullable(named.get(name))
                .or(() -> place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty());
    }

    /** The bracket that the last one closes. */
    private static int opening(String call) {
        int depth = 0;
        char mark = 0;
        int open = -1;
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (mark != 0) {
                i += c == '\\' ? 1 : 0;
                mark = c == mark ? 0 : mark;
            } else if (c == '"' || c == '\'') {
                mark = c;
            } else if (c == '(' || c == '[' || c == '{') {
                open = depth++ == 0 && c == '(' ? i : open;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return depth == 0 ? open : -1;
    }

    /** What commas separate, outside of brackets and texts. */
    static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        char mark = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (mark != 0 && i < text.length()) {
                i += c == '\\' ? 1 : 0;
                mark = c == mark ? 0 : mark;
            } else if (c == '"' || c == '\'') {
                mark = c;
            } else if (c == ',' && depth == 0) {
                String piece = text.substring(from, i).strip();
                if (!piece.isEmpty()) {
                    pieces.add(piece);
                }
                from = i + 1;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return pieces;
    }
}
