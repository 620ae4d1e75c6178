package bpflab.repl.editor;

import bpflab.view.Clean;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cursor steps over at once: a letter with its accents, a tab, a control character that is spelt out.
 *
 * @param from its first {@code char} in the line
 * @param to the one behind its last
 * @param shown what the screen shows
 * @param column where it begins when the line is not broken
 * @param columns how many it takes; never 0
 */
record Glyph(int from, int to, String shown, int column, int columns) {
    private static final int TAB = 8;

    /** The glyphs of a line; together they are the line. */
    static List<Glyph> of(String line) {
        List<Glyph> glyphs = new ArrayList<>(line.length());
        int column = 0;
        for (int at = 0; at < line.length(); at = glyphs.get(glyphs.size() - 1).to()) {
            Glyph glyph = at(line, at, column);
            glyphs.add(glyph);
            column += glyph.columns();
        }
        return glyphs;
    }

    private static Glyph at(String line, int from, int column) {
        if (line.charAt(from) == '\t') {
            int columns = TAB - column % TAB;
            return new Glyph(from, from + 1, " ".repeat(columns), column, columns);
        }
        int to = from + Character.charCount(line.codePointAt(from));
        String one = line.substring(from, to);
        String safe = Clean.text(one);
        if (!safe.equals(one)) {
            return new Glyph(from, to, safe, column, Width.of(safe));
        }
        while (to < line.length() && isMark(line.codePointAt(to))) {
            to += Character.charCount(line.codePointAt(to));
        }
        String shown = (Width.of(one) == 0 ? " " : "") + line.substring(from, to); // a mark needs something to stand on
        return new Glyph(from, to, shown, column, Width.of(shown));
    }

    /** Whether a character takes no column of its own but belongs to the one before it. */
    private static boolean isMark(int codePoint) {
        String one = Character.toString(codePoint);
        return Width.of(one) == 0 && Clean.text(one).equals(one);
    }
}
