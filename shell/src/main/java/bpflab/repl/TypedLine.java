package bpflab.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is still being typed, up to the cursor, as completion sees it: words without their quotes, an open quote
 * allowed. Of Java, the word is the name that the cursor stands behind.
 */
final class TypedLine implements CompletingParsedLine {
    /** {@code map("fl}: the first word that a method is given, with its quote still open. */
    private static final Pattern IN_TEXT = Pattern.compile("\\b(\\w+)\\(\\s*\"([^\"\\\\]*)$");

    private final String line;
    private final int cursor;
    private final List<String> words = new ArrayList<>();
    private int wordStart;
    private char quote;
    private String callee = "";

    TypedLine(String line, int cursor) {
        this.line = line;
        this.cursor = cursor;
        if (isJava()) {
            splitJava();
        } else {
            split();
        }
    }

    /** Whether the line is neither a command nor meant for the system. */
    boolean isJava() {
        String text = line.stripLeading();
        return !text.isEmpty() && text.charAt(0) != ':' && text.charAt(0) != '!';
    }

    /** Where the word begins that is completed. */
    int wordStart() {
        return wordStart;
    }

    /** The method that the text is given to which the cursor stands in; empty when it stands in none. */
    String callee() {
        return callee;
    }

    private void splitJava() {
        Matcher call = IN_TEXT.matcher(line.substring(0, cursor));
        if (call.find()) {
            callee = call.group(1);
            wordStart = call.start(2);
            words.add(call.group(2));
            return;
        }
        wordStart = cursor;
        while (wordStart > 0 && Character.isJavaIdentifierPart(line.charAt(wordStart - 1))) {
            wordStart--;
        }
        words.add(line.substring(wordStart, cursor));
    }

    private void split() {
        StringBuilder word = new StringBuilder();
        boolean in = false;
        for (int at = 0; at < cursor; at++) {
            char c = line.charAt(at);
            if (!in && Character.isWhitespace(c)) {
                continue;
            }
            if (!in) {
                in = true;
                wordStart = at;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(c == quote || quote == 0 ? "" : c);
            } else if (Character.isWhitespace(c)) {
                words.add(word.toString());
                word.setLength(0);
                in = false;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\\' && at + 1 < cursor) {
                word.append(line.charAt(++at));
            } else {
                word.append(c);
            }
        }
        if (!in) {
            wordStart = cursor;
        }
        words.add(word.toString());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        if (isJava()) {
            return candidate;
        }
        if (quote != 0) {
            return quote + candidate.toString() + (complete ? quote : "");
        }
        return candidate.toString().replaceAll("([\\s\\\\'\"])", "\\\\$1");
    }

    @Override
    public int rawWordCursor() {
        return cursor - wordStart;
    }

    @Override
    public int rawWordLength() {
        return cursor - wordStart;
    }

    @Override
    public String word() {
        return words.get(words.size() - 1);
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    @Override
    public List<String> words() {
        return words;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int cursor() {
        return cursor;
    }
}
