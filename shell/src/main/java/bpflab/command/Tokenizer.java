package bpflab.command;

import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;

/**
 * A typed line to words, as a POSIX shell splits them (Shell Command Language, 2.2 Quoting): blanks end a word,
 * {@code '…'} keeps everything, {@code "…"} keeps all but {@code \"} and {@code \\}, a backslash keeps one character.
 * Nothing is expanded. What stands in braces is one word with its blanks and quotes, as a value is written:
 * <code>{.port = 80, .name = "eth0"}</code>. A {@code #} that stands alone begins a remark, to the line's end: hints
 * have such. One that a
 * word begins with does not, since answers to questions begin so ({@code #include}).
 */
final class Tokenizer {
    private final String line;
    private int at;

    private Tokenizer(String line) {
        this.line = line;
    }

    /**
     * The words.
     *
     * @throws bpflab.trouble.TroubleException a quote is left open
     */
    static List<String> words(String line) {
        return new Tokenizer(line).words();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (isRemark()) {
                break;
            } else {
                words.add(word());
            }
        }
        return words;
    }

    private boolean isRemark() {
        return line.charAt(at) == '#' && (at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1)));
    }

    private String word() {
        StringBuilder word = new StringBuilder(braces());
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at++);
            if (c == '\'' || c == '"') {
                quoted(c, word);
            } else if (c == '\\' && at < line.length()) {
                word.append(line.charAt(at++));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** A value in braces that begins here and is closed; else nothing. */
    private String braces() {
        int from = at;
        int depth = 0;
        for (int i = at; i < line.length() && (depth > 0 || i == from); i++) {
            char c = line.charAt(i);
            if (c == '"' || c == '\'') {
                i = behindQuote(i);
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '}' && depth == 0) {
                at = i + 1;
            }
        }
        return line.substring(from, at);
    }

    /** The place of the quote that closes the one there; the line's end where none does. */
    private int behindQuote(int open) {
        int i = open + 1;
        while (i < line.length() && line.charAt(i) != line.charAt(open)) {
            i += line.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private void quoted(char quote, StringBuilder word) {
        int from = at;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean escape = quote == '"' && c == '\\' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0;
            word.append(escape ? line.charAt(at++) : c);
        }
        throw Trouble.usage(
                "the line was not understood",
                        "the quote " + quote + " in front of \"" + line.substring(from) + "\" is left open",
                        "close it, or write \\" + quote + " for the character itself")
                .toException();
    }
}
