package bpflab.verifier.story;

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
    private static final int[] NONE = {0, 0};

    private Expression() {}

    /** From and to of what is at the index; from and to are equal when there is nothing to show. */
    static int[] at(String text, int index) {
        if (index < 0 || index >= text.length()) {
            return NONE;
        }
        int[] word = wordBefore(text, index);
        boolean within = index < word[1];
        String found = text.substring(word[0], word[1]);
        if (within) {
            return KEYWORD.matcher(found).matches() ? afterKeyword(text, word, found) : withStars(text, word);
        }
        boolean assigns = ASSIGNMENT.matcher(text).region(index, text.length()).lookingAt() && word[1] > 0;
        if (assigns && text.substring(word[1], index).isBlank()) {
            return withStars(text, word);
        }
        return text.charAt(index) == '*' && !endsOperand(text, index)
                ? dereference(text, index)
                : operation(text, index, word);
    }

    /** The only element or field behind a pointer in the line; nothing when there are several or none. */
    static int[] onlyAccess(String text) {
        Matcher access = DEREFERENCED.matcher(text);
        int[] found = access.find() ? new int[] {access.start(), access.end()} : NONE;
        return access.find() ? NONE : found;
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
    private static int[] wordBefore(String text, int index) {
        Matcher word = WORD.matcher(text);
        int[] last = NONE;
        while (word.find() && word.start() <= index) {
            last = new int[] {word.start(), word.end()};
        }
        return last;
    }

    private static int[] withStars(String text, int[] word) {
        int from = word[0];
        while (from > 0 && text.charAt(from - 1) == '*' && !endsOperand(text, from - 1)) {
            from--;
        }
        return new int[] {from, word[1]};
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
    private static int[] afterKeyword(String text, int[] word, String keyword) {
        int end = text.indexOf(';', word[1]);
        if (keyword.equals("return") && end > word[1] + 1) {
            return new int[] {word[1] + 1, end};
        }
        int open = text.indexOf('(', word[1]);
        boolean condition = keyword.matches("if|while|for|switch") && open >= 0;
        return condition ? new int[] {open + 1, Math.max(open + 1, closing(text, open) - 1)} : NONE;
    }

    /** {@code *(volatile __u64 *)((void *)ctx + 200)}: the star and what it is applied to. */
    private static int[] dereference(String text, int star) {
        int at = star;
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == ' ')) {
            at++;
        }
        while (at < text.length() && text.charAt(at) == '(') {
            at = closing(text, at);
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        return new int[] {star, word.lookingAt() ? word.end() : at};
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
    private static int[] operation(String text, int index, int[] word) {
        int from = word[1] > 0 && text.substring(word[1], index).isBlank() ? word[0] : index;
        Matcher sign = OPERATOR.matcher(text).region(index, text.length());
        int to = sign.lookingAt() ? sign.end() : index + 1;
        Matcher right = OPERAND.matcher(text).region(to, text.length());
        return new int[] {from, right.lookingAt() ? right.end() : to};
    }
}
