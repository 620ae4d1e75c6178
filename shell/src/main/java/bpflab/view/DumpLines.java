package bpflab.view;

import bpflab.btf.LineInfo;
import bpflab.listing.LazyRows;
import bpflab.listing.Row;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a dump, each made when it is asked for: a listing may have a million, is usually read once, and kept as
 * lines it would take ten times the room.
 */
final class DumpLines extends AbstractList<Line> {
    /** Columns of a place, as bpftool has them. */
    private static final int PLACE = 4;
    /** How far from an instruction's beginning what is said of it stands. */
    private static final int NOTE = 30;
    private static final String[] INDENTS = {"", " ", "  ", "   "};
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    /** What else than the text of a row can stand on a line. */
    private static final int EMPTY = -1;
    private static final int HIDDEN = -2;

    private final List<Row> rows;
    private final DumpView.Look look;

    /** The rows above which an empty line is. */
    private final int[] apart;

    /**
     * For each line twice its row, one more for an instruction's bytes; {@link #EMPTY}, {@link #HIDDEN}. None where
     * each row is a line, as in most dumps: then none is looked at before it is asked for.
     */
    private int[] places;
    private int size;
    private int hidden;

    /** @param rows do not change any more */
    DumpLines(List<Row> rows, DumpView.Look look) {
        this.rows = rows;
        this.look = look;
        this.apart = look.machine() ? apart(rows) : new int[0];
        if (!look.opcodes() && look.source() && rows.size() <= look.limit()) {
            size = rows.size() + apart.length;
            return;
        }
        places = new int[rows.size() + 1];
        int shown = 0;
        for (int at = 0; at < rows.size(); at++) {
            boolean code = LazyRows.isCode(rows, at);
            if (shown < look.limit()) {
                place(at, code);
                shown += code ? 1 : 0;
            } else {
                hidden += code ? 1 : 0;
            }
        }
        if (hidden > 0) {
            add(HIDDEN);
        }
    }

    /** Functions, but for the first; a prototype and a symbol are one head. */
    private static int[] apart(List<Row> rows) {
        int[] found = LazyRows.functions(rows);
        int count = 0;
        for (int row : found) {
            if (row > 0 && !isHead(rows.get(row - 1))) {
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean isHead(Row row) {
        return row instanceof Row.Function function && function.text().endsWith(":");
    }

    private void place(int at, boolean code) {
        if (code) {
            add(2 * at);
            if (look.opcodes()) {
                add(2 * at + 1);
            }
            return;
        }
        boolean source = rows.get(at) instanceof Row.Source;
        if (Arrays.binarySearch(apart, at) >= 0) {
            add(EMPTY);
        }
        if (!source || look.source()) {
            add(2 * at);
        }
    }

    private void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Line get(int line) {
        int place = places == null ? place(line) : places[line];
        if (place == EMPTY) {
            return Line.EMPTY;
        }
        if (place == HIDDEN) {
            return Line.of("      … " + Units.count(hidden, "more instruction", "more instructions")
                    + (look.limit() == DumpView.MOST_AT_ONCE ? ": --limit N shows more" : ""), Role.MUTED);
        }
        Row row = rows.get(place >> 1);
        if ((place & 1) == 1) {
            return Line.of("       " + BYTES.formatHex(((Row.Code) row).bytes()), Role.MUTED);
        }
        if (row instanceof Row.Code code) {
            return code(code);
        }
        return row instanceof Row.Source source
                ? source(source)
                : Line.of(((Row.Function) row).text(), Role.TITLE);
    }

    /** The place of a line where each row is one. */
    private int place(int line) {
        int row = line;
        for (int i = 0; i < apart.length && apart[i] <= row; i++) {
            if (apart[i] == row) {
                return EMPTY;
            }
            row--;
        }
        return 2 * row;
    }

    private Line code(Row.Code code) {
        Span place = new Span(place(code), Role.MUTED);
        Span text = new Span(code.text(), Role.CODE);
        String note = code.note().text();
        return note.isEmpty() ? Line.of(place, text)
                : Line.of(place, text, new Span(
                        " ".repeat(Math.max(2, NOTE - code.text().length())) + "; " + note, Role.MUTED));
    }

    private String place(Row.Code code) {
        String digits = look.machine() ? Integer.toHexString(code.at()) : Integer.toString(code.at());
        String place = digits.concat(": "); // no builder: most of a listing's time is spent before anything is compiled
        return digits.length() < PLACE ? INDENTS[PLACE - digits.length()].concat(place) : place;
    }

    private Line source(Row.Source source) {
        Span mark = new Span("; ", Role.MUTED);
        Span code = new Span(source.text(), Role.C);
        LineInfo info = source.info();
        return look.lines()
                ? Line.of(mark, code,
                        new Span(String.format(
                        Locale.ROOT, " [file:%s line_num:%d line_col:%d]", info.file(), info.line(), info.column()),
                        Role.MUTED))
                : Line.of(mark, code);
    }
}
