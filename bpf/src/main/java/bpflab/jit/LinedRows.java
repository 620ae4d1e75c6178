package bpflab.jit;

import bpflab.btf.LineInfo;
import bpflab.kernel.Jited;
import bpflab.kernel.JitedLines;
import bpflab.listing.Row;
import java.util.List;

/** Puts instructions of a function into rows, in their order, each under its C line. */
final class LinedRows implements Disassembly.Reader {
    private final Jited.Function function;
    private final MachineRows rows;
    private int line;

    /** From the first line on that starts at that byte of the function or behind it. */
    LinedRows(Jited.Function function, int start, MachineRows rows) {
        this.function = function;
        this.rows = rows;
        this.line = JitedLines.from(function.lines(), start);
    }

    @Override
    public void instruction(int at, int end, byte[] text, int from, int length) {
        List<Jited.Line> lines = function.lines();
        int before = line;
        while (line < lines.size() && JitedLines.offset(lines, line) <= at) {
            line++;
        }
        if (line > before) {
            LineInfo above = lines.get(line - 1).info();
            if (!above.text().isBlank()) {
                rows.put(new Row.Source(above));
            }
        }
        rows.put(at, end, text, from, length);
    }
}
