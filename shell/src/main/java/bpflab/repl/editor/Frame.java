package bpflab.repl.editor;

import bpflab.view.Clean;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** What the editor's screen shows: a title, the page, a message, the keys. Only rows that changed are sent. */
final class Frame {
    private static final String INVERSE = "\u001b[7m";
    private static final String FAINT = "\u001b[2m";
    private static final String RESET = "\u001b[0m";
    private static final String KEYS =
            "^O write  ^X leave  ^W find  ^K cut  ^U paste  ^Z undo  ^C where  ^_ go to line";
    private static final int AROUND = 3;

    private final Terminal terminal;
    private final Editor.Colours colours;
    private final List<String> shown = new ArrayList<>();
    private String title = "";
    private int columns;
    private int rows;

    Frame(Terminal terminal, Editor.Colours colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /** The next drawing sends everything. */
    void forget() {
        shown.clear();
        terminal.puts(Capability.clear_screen);
    }

    /** Draws the page with the cursor in it, and a message below. */
    void draw(Page page, String name, String message) {
        title = name;
        fit(page);
        draw(page, cut(message));
        put(page.cursorRow() + 1, page.cursorColumn());
    }

    /** Asks below the page; the cursor stands behind the question. */
    void ask(Page page, String question) {
        draw(page, bar(question));
        put(rows - 2, Width.of(question));
    }

    private void draw(Page page, String below) {
        fit(page);
        List<String> lines = new ArrayList<>();
        lines.add(bar("bpflab   " + title));
        lines.addAll(body(page));
        lines.add(below);
        lines.add(FAINT + keys() + RESET);
        send(lines);
    }

    private void fit(Page page) {
        if (columns != terminal.getColumns() || rows != Math.max(AROUND + 1, terminal.getRows())) {
            columns = terminal.getColumns();
            rows = Math.max(AROUND + 1, terminal.getRows());
            forget();
            page.resize(columns, rows - AROUND);
        }
    }

    private List<String> body(Page page) {
        List<String> lines = new ArrayList<>();
        List<Row> shownRows = page.shown();
        for (int i = 0; i < rows - AROUND; i++) {
            lines.add(i < shownRows.size() ? styled(shownRows.get(i), page.lineAt(i)) : "");
        }
        return lines;
    }

    /** A row in the colours that its whole line has; one that goes on ends in a sign. */
    private String styled(Row row, String line) {
        StringBuilder out = new StringBuilder();
        List<Editor.Piece> pieces = colours.of(line);
        int piece = 0;
        int end = pieces.isEmpty() ? 0 : pieces.get(0).text().length();
        String style = "";
        for (Glyph glyph : row.glyphs()) {
            while (piece + 1 < pieces.size() && glyph.from() >= end) {
                piece++;
                end += pieces.get(piece).text().length();
            }
            String wanted = pieces.isEmpty() ? "" : pieces.get(piece).style();
            if (!wanted.equals(style)) {
                out.append(RESET).append(wanted.isEmpty() ? "" : "\u001b[" + wanted + "m");
                style = wanted;
            }
            out.append(glyph.shown());
        }
        out.append(style.isEmpty() ? "" : RESET);
        return row.goesOn() ? out + FAINT + "↩" + RESET : out.toString();
    }

    private void send(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String before = i < shown.size() ? shown.get(i) : "";
            if (!lines.get(i).equals(before)) {
                put(i, 0);
                terminal.puts(Capability.clr_eol); // before: behind a full row it would take away its last letter
                terminal.writer().print(lines.get(i));
            }
        }
        shown.clear();
        shown.addAll(lines);
    }

    private void put(int row, int column) {
        terminal.puts(Capability.cursor_address, row, Math.min(column, columns - 1));
        terminal.flush();
    }

    private String bar(String words) {
        return INVERSE + Width.padded(cut(words), columns - 1) + RESET;
    }

    private String cut(String words) {
        return Width.cut(Clean.text(words), columns - 1);
    }

    /** As many keys as there is room for. */
    private String keys() {
        String keys = KEYS;
        while (Width.of(keys) >= columns && keys.contains("  ")) {
            keys = keys.substring(0, keys.lastIndexOf("  "));
        }
        return Width.head(keys, columns - 1);
    }
}
