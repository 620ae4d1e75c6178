package bpflab.repl;

import org.jline.utils.AttributedString;

/**
 * A line ready for the terminal. JLine's own strings turn box-drawing characters into the VT100's second character set
 * ({@code qqq} wherever they are copied) or into dashes; these are sent as they are.
 *
 * @param text without escapes
 * @param ansi with escapes
 */
record StyledLine(String text, String ansi) {
    /** A line without any style. */
    static StyledLine plain(String text) {
        return new StyledLine(text, text);
    }

    /** How many rows it takes. */
    int rows(int columns) {
        int width = new AttributedString(text).columnLength();
        return Math.max(1, (width + columns - 1) / Math.max(1, columns));
    }
}
