package bpflab.view;

import org.jline.utils.WCWidth;

/** How many columns a terminal gives to text: 2 for most of East Asia and emoji, 0 for combining marks, 1 else. */
public final class Width {
    private static final String CUT = "…";

    private Width() {}

    /** The width of a text. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /** The width of a line. */
    public static int of(Line line) {
        return line.spans().stream().mapToInt(span -> of(span.text())).sum();
    }

    private static int of(int codePoint) {
        return codePoint < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** The text when it fits into {@code columns}, else as much as fits with … behind it. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return head(text, Math.max(0, columns - 1)) + CUT;
    }

    /** The same, but no word is cut unless it alone is too wide. */
    public static String cutAtWord(String text, int columns) {
        String head = head(text, Math.max(0, columns - 2));
        int blank = head.length() < text.length() && text.charAt(head.length()) == ' '
                ? head.length()
                : head.lastIndexOf(' ');
        boolean fits = of(text) <= columns;
        return fits || blank <= 0 ? cut(text, columns) : text.substring(0, blank).stripTrailing() + " " + CUT;
    }

    /** The longest beginning of a text that fits into {@code columns}. */
    public static String head(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += of(codePoint);
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    /** The text, with blanks behind it up to {@code columns}. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }
}
