package bpflab.view;

import bpflab.btf.LineInfo;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A listing as {@code bpftool prog dump} lays it out: functions, {@code ;} source lines, numbered instructions.
 */
public final class DumpView {
    /** Columns of a place, as bpftool has them. */
    private static final int PLACE = 4;
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private final Look look;
    private final List<Line> lines = new ArrayList<>();

    /**
     * How to show a listing.
     *
     * @param machine whether places are byte offsets in hexadecimal (machine code), else slots in decimal
     * @param opcodes whether each instruction's bytes follow it
     * @param lines whether source lines say their file, line and column
     * @param source whether source lines are shown
     * @param limit the greatest number of instructions shown
     */
    public record Look(boolean machine, boolean opcodes, boolean lines, boolean source, int limit) {
        /** BPF code with its source lines. */
        public static final Look BPF = new Look(false, false, false, true, Integer.MAX_VALUE);
        /** Machine code with its source lines. */
        public static final Look MACHINE = new Look(true, false, false, true, Integer.MAX_VALUE);
    }

    private DumpView(Look look) {
        this.look = look;
    }

    /** The listing as it is to be shown. */
    public static View of(List<Row> rows, Look look) {
        return new Listing(new DumpView(look).lines(rows));
    }

    private List<Line> lines(List<Row> rows) {
        int shown = 0;
        for (Row row : rows) {
            if (shown == look.limit()) {
                break;
            }
            shown += row instanceof Row.Code ? 1 : 0;
            add(row);
        }
        long hidden = rows.stream().filter(Row.Code.class::isInstance).count() - shown;
        if (hidden > 0) {
            lines.add(Line.of("      … " + hidden + " more instructions", Role.MUTED));
        }
        return lines;
    }

    private void add(Row row) {
        if (row instanceof Row.Function function) {
            if (look.machine() && !lines.isEmpty() && !lines.get(lines.size() - 1).text().endsWith(":")) {
                lines.add(Line.EMPTY);
            }
            lines.add(Line.of(function.text(), Role.TITLE));
        } else if (row instanceof Row.Source source && look.source()) {
            lines.add(source(source));
        } else if (row instanceof Row.Code code) {
            lines.add(Line.of(new Span(place(code) + ": ", Role.MUTED), new Span(code.text(), Role.CODE)));
            if (look.opcodes()) {
                lines.add(Line.of("       " + BYTES.formatHex(code.bytes()), Role.MUTED));
            }
        }
    }

    private String place(Row.Code code) {
        String digits = look.machine() ? Integer.toHexString(code.at()) : Integer.toString(code.at());
        return " ".repeat(Math.max(0, PLACE - digits.length())) + digits;
    }

    private Line source(Row.Source source) {
        Span mark = new Span("; ", Role.MUTED);
        Span code = new Span(source.text(), Role.C);
        LineInfo info = source.info();
        return look.lines()
                ? Line.of(mark, code,
                        new Span(String.format(
                        " [file:%s line_num:%d line_col:%d]", info.file(), info.line(), info.column()), Role.MUTED))
                : Line.of(mark, code);
    }
}
