package bpflab.repl.editor;

import java.util.ArrayList;
import java.util.List;

/**
 * As much of a line as fits into one row of the screen.
 *
 * @param glyphs what stands there; empty only for an empty line
 * @param column where its first glyph would begin if the line was not broken
 * @param goesOn whether the line goes on in the next row
 */
record Row(List<Glyph> glyphs, int column, boolean goesOn) {
    /** The rows of a line, at least one. */
    static List<Row> of(String line, int columns) {
        List<Row> rows = new ArrayList<>();
        List<Glyph> row = new ArrayList<>();
        int start = 0;
        for (Glyph glyph : Glyph.of(line)) {
            if (!row.isEmpty() && glyph.column() + glyph.columns() - start > columns) {
                rows.add(new Row(List.copyOf(row), start, true));
                row.clear();
                start = glyph.column();
            }
            row.add(glyph);
        }
        rows.add(new Row(List.copyOf(row), start, false));
        return rows;
    }

    /** The first {@code char} of the line that stands here. */
    int from() {
        return glyphs.isEmpty() ? 0 : glyphs.get(0).from();
    }

    /** In which column of the row a place of its line is. */
    int columnOf(int at) {
        for (Glyph glyph : glyphs) {
            if (at < glyph.to()) {
                return glyph.column() - column;
            }
        }
        return end();
    }

    /** The place in the line that is in a column, or the nearest one to its left. */
    int at(int wanted) {
        for (Glyph glyph : glyphs) {
            if (wanted < glyph.column() - column + glyph.columns()) {
                return glyph.from();
            }
        }
        if (glyphs.isEmpty()) {
            return 0;
        }
        Glyph last = glyphs.get(glyphs.size() - 1);
        return goesOn ? last.from() : last.to();
    }

    private int end() {
        if (glyphs.isEmpty()) {
            return 0;
        }
        Glyph last = glyphs.get(glyphs.size() - 1);
        return last.column() - column + last.columns();
    }
}
