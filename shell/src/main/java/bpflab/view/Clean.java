package bpflab.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes every line safe to send to a terminal. Text from packets, traces and files may hold escape sequences that
 * would move the cursor, change colours or answer back (CVE-2003-0063 and its many children): they are spelt out.
 */
public final class Clean {
    private static final int TAB = 8;

    private Clean() {}

    /** The same line with tabs as blanks and control characters made visible, as {@code \x1b}. */
    public static Line line(Line line) {
        if (isClean(line)) { // nearly all are, and there may be a million
            return line;
        }
        List<Span> spans = new ArrayList<>(line.spans().size());
        int column = 0;
        for (Span span : line.spans()) {
            String text = text(span.text(), column);
            column += Width.of(text);
            spans.add(new Span(text, span.role()));
        }
        return new Line(spans);
    }

    /** The same text with tabs as blanks and control characters made visible. */
    public static String text(String text) {
        return text(text, 0);
    }

    private static String text(String text, int startColumn) {
        if (isClean(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int column = startColumn;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String shown = c == '\t' ? " ".repeat(TAB - column % TAB) : isUnsafe(c) ? escaped(c) : String.valueOf(c);
            out.append(shown);
            column += Width.of(shown);
        }
        return out.toString();
    }

    private static boolean isClean(Line line) {
        List<Span> spans = line.spans();
        for (int i = 0; i < spans.size(); i++) { // an iterator for each of a million lines is some garbage
            if (!isClean(spans.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 0x20 || c >= 0x7f) && isUnsafe(c)) {
                return false;
            }
        }
        return true;
    }

    /** C0, DEL, C1; line separators; and the marks that turn the direction of text around (Unicode TR 36). */
    private static boolean isUnsafe(int c) {
        return c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029
                || c == 0x061c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069 || c == 0xfeff;
    }

    private static String escaped(char c) {
        return c < 0x100 ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c);
    }
}
