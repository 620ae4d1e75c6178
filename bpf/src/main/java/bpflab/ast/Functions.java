package bpflab.ast;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of a C file by their text alone, as far as is needed to ask clang for the tree of one. */
public final class Functions {
    /** libbpf's macros that make a function: the name is their first argument. */
    private static final Pattern MADE = Pattern.compile("BPF_\\w+\\s*\\(\\s*(\\w+)");
    /** Comments, texts and letters, in which braces mean nothing. */
    private static final Pattern SKIPPED = Pattern.compile(
            "(?s:/\\*.*?\\*/)|//[^\\n]*+|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+'");

    private Functions() {}

    /** The name of the function that a line belongs to, its head included; empty when it is outside of all. */
    public static Optional<String> nameAt(List<String> lines, int line) {
        String text = SKIPPED.matcher(String.join("\n", lines)).replaceAll(found -> blank(found.group()));
        int depth = 0;
        int head = 0;
        int row = 1;
        String name = "";
        boolean inHead = false;
        for (int i = 0; i < text.length() && (row <= line || inHead); i++) {
            char c = text.charAt(i);
            if (c == '{' && depth++ == 0) {
                name = name(text.substring(head, i));
                inHead = false;
            } else if (c == '}' && --depth <= 0) {
                depth = 0;
                head = i + 1;
                name = row < line ? "" : name;
            } else if (c == ';' && depth == 0) {
                head = i + 1;
            }
            row += c == '\n' ? 1 : 0;
            inHead = inHead ? c != ';' : row == line && depth == 0 && name.isEmpty();
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** What stands before the last parameters: macros that make whole functions may stand in front, in one line. */
    private static String name(String head) {
        String bare = head.replaceAll("\\bSEC\\s*\\([^)]*\\)|__attribute__\\s*\\(\\((?:[^()]|\\([^()]*\\))*\\)\\)", "");
        int depth = 0;
        String found = "";
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '(' && depth++ == 0) {
                found = named(bare, i).orElse(found);
            } else if (c == ')') {
                depth--;
            }
        }
        return found;
    }

    private static Optional<String> named(String head, int parameters) {
        int end = parameters;
        while (end > 0 && Character.isWhitespace(head.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(head.charAt(start - 1))) {
            start--;
        }
        Matcher made = MADE.matcher(head).region(start, head.length());
        String name = made.lookingAt() ? made.group(1) : head.substring(start, end);
        return Optional.of(name).filter(word -> !word.isEmpty());
    }

    /** As many lines, and nothing on them. */
    private static String blank(String text) {
        return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
    }

    /** Of the trees that clang answers for a name, the function of the file that the line is in. */
    public static Optional<CFunction> holding(List<CFunction> trees, String file, int line) {
        return trees.stream()
                .filter(function -> function.tree().children().stream()
                        .anyMatch(child -> child.is("CompoundStmt") && child.span().isWhole()
                                && child.span().file().equals(file) && line <= child.span().endLine()))
                .findFirst();
    }
}
