package bpflab.listing;

import bpflab.btf.LineInfo;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How rows of BPF code become text: as {@code bpftool prog dump xlated} prints them, byte for byte.
 *
 * @param opcodes each instruction's bytes in a line below it
 * @param positions file, line and column behind each source line
 * @param source whether source lines are there at all
 */
public record Layout(boolean opcodes, boolean positions, boolean source) {
    /** Without options. */
    public static final Layout PLAIN = new Layout(false, false, true);

    /** The lines of text. */
    public List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row instanceof Row.Function function) {
                lines.add(function.text());
            } else if (row instanceof Row.Code code) {
                lines.add(number(code.at()) + ": " + code.text());
                addBytes(code, lines);
            } else if (row instanceof Row.Source line && source) {
                lines.add("; " + line.text() + (positions ? position(line.info()) : ""));
            }
        }
        return lines;
    }

    private void addBytes(Row.Code code, List<String> lines) {
        if (opcodes) {
            lines.add("       " + HexFormat.ofDelimiter(" ").formatHex(code.bytes()));
        }
    }

    private static String position(LineInfo info) {
        return " [file:" + info.file() + " line_num:" + info.line() + " line_col:" + info.column() + "]";
    }

    private static String number(int slot) {
        String digits = Integer.toString(slot);
        return " ".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
