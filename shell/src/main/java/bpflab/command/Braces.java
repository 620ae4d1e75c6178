package bpflab.command;

import java.util.regex.Pattern;

/** The brackets of C and of bpftrace. */
final class Braces {
    private static final Pattern NO_CODE =
            Pattern.compile("\"(\\\\.|[^\"\\\\\n])*\"|'(\\\\.|[^'\\\\\n])'|//[^\n]*|(?s:/\\*.*?(\\*/|$))");

    private Braces() {}

    /** Whether a brace or a parenthesis is still open; those in strings and remarks do not count. */
    static boolean isOpen(String text) {
        String code = NO_CODE.matcher(text).replaceAll("");
        int depth = 0;
        for (char c : code.toCharArray()) {
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
        }
        return depth > 0 || text.endsWith("\\");
    }
}
