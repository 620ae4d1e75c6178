package bpflab.verifier.story;

import bpflab.ast.Range;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression in a line of C that a column means. Line information names the column of an operator, a call's name or
 * a field; a person wants to see the whole operand. No parser: right for what is usual, and never outside of the line.
 */
final class Expression {
    /** A variable with fields and elements: {@code eth->h_proto}, {@code row[queue]}. */
    private static final String CHAIN = "[A-Za-z_]\\w*(?:\\s*(?:->|\\.)\\s*[A-Za-z_]\\w*|\\[[^\\[\\]]*\\])*";
    private static final Pattern WORD = Pattern.compile(CHAIN);
    private static final Pattern ACCESS = Pattern.compile("\\**" + CHAIN);
    private static final Pattern DEREFERENCED = Pattern.compile(CHAIN + "(?:->\\s*\\w++|\\[[^\\[\\]]*\\])(?!\\s*\\()");
    private static final Pattern KEYWORD =
            Pattern.compile(
                    "return|if|while|for|switch|else|do|asm|volatile|const|struct|void|int|char|long|unsigned|sizeof");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:[-+*/&|^%]|<<|>>)?=(?!=)|\\+\\+|--");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/&|^%<>=!?]+");
    private static final Pattern OPERAND = Pattern.compile("\\s*(?:" + CHAIN + "|\\d\\w*)");

    private Expression() {}

    /** Where what is at the index begins and ends; nothing where there is nothing to show. */
    static Range at(String text, int index) {
        if (index < 0 || index >= text.length()) {
            return Range.NONE;
        }
        Range word = wordBefore(text, index);
        boolean within = index < word.to();
        String found = word.of(text);
        if (within) {
            return KEYWORD.matcher(found).matches() ? afterKeyword(text, word, found) : withStars(text, word);
        }
        boolean assigns = ASSIGNMENT.matcher(text).region(index, text.length()).lookingAt() && word.to() > 0;
        if (assigns && text.substring(word.to(), index).isBlank()) {
            return withStars(text, word);
        }
        return text.charAt(index) == '*' && !endsOperand(text, index)
                ? dereference(text, index)
                : operation(text, index, word);
    }

    /** The only element or field behind a pointer in the line; nothing when there are several or none. */
    static Range onlyAccess(String text) {
        Matcher access = DEREFERENCED.matcher(text);
        Range found = access.find() ? new Range(access.start(), access.end()) : Range.NONE;
        return access.find() ? Range.NONE : found;
    }

    /** Whether it is a variable, a field or an element, and nothing else. */
    static boolean isAccess(String expression) {
        return ACCESS.matcher(expression).matches() && !KEYWORD.matcher(expression).matches();
    }

    /**
     * The pointer that an access goes through: {@code eth} of {@code eth->h_proto}, {@code row} of {@code row[2]} and
     * {@code *row}.
     */
    static String base(String expression) {
        String access = expression.strip();
        if (access.startsWith("*")) {
            return access.substring(1);
        }
        int field = access.endsWith("]") ? access.lastIndexOf('[') : access.lastIndexOf("->");
        return field < 0 ? access : access.substring(0, field).strip();
    }

    /** The last word that begins at or before the index. */
    private static Range wordBefore(String text, int index) {
        Matcher word = WORD.matcher(text);
        Range last = Range.NONE;
        while (word.find() && word.start() <= index) {
            last = new Range(word.start(), word.end());
        }
        return last;
    }

    private static Range withStars(String text, Range word) {
        int from = word.from();
        while (from > 0 && text.charAt(from - 1) == '*' && !endsOperand(text, from - 1)) {
            from--;
        }
        return new Range(from, word.to());
    }

    /**
     * Whether what stands before a sign is a value, so that the sign joins two: {@code a * b}, but not {@code = *b}.
     */
    private static boolean endsOperand(String text, int index) {
        String before = text.substring(0, index).stripTrailing();
        return !before.isEmpty()
                && (Character.isLetterOrDigit(before.charAt(before.length() - 1)) || before.endsWith("]"))
                && !before.endsWith("return");
    }

    /** Of {@code return value;} the value, of {@code while (condition)} the condition. */
    private static Range afterKeyword(String text, Range word, String keyword) {
        int end = text.indexOf(';', word.to());
        if (keyword.equals("return") && end > word.to() + 1) {
            return new Range(word.to() + 1, end);
        }
        int open = text.indexOf('(', word.to());
        boolean condition = keyword.matches("if|while|for|switch") && open >= 0;
        return condition ? new Range(open + 1, Math.max(open + 1, closing(text, open) - 1)) : Range.NONE;
    }

    /** {@code *(volatile __u64 *)((void *)ctx + 200)}: the star and what it is applied to. */
    private static Range dereference(String text, int star) {
        int at = star;
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == ' ')) {
            at++;
        }
        while (at < text.length() && text.charAt(at) == '(') {
            at = closing(text, at);
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        return new Range(star, word.lookingAt() ? word.end() : at);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** A sign with what is on its sides. */
    private static Range operation(String text, int index, Range word) {
        int from = word.to() > 0 && text.substring(word.to(), index).isBlank() ? word.from() : index;
        Matcher sign = OPERATOR.matcher(text).region(index, text.length());
        int to = sign.lookingAt() ? sign.end() : index + 1;
        Matcher right = OPERAND.matcher(text).region(to, text.length());
        return new Range(from, right.lookingAt() ? right.end() : to);
    }
}
