package bpflab.kernel;

import bpflab.btf.LineInfo;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The C lines of a function's machine code, in order. As the records that they are of, each is made when it is asked
 * for; where it starts is known before.
 */
public final class JitedLines extends AbstractList<Jited.Line> implements RandomAccess {
    private final List<LineInfo> records;
    /** Of each line: where it starts in its function, and which record it is of. */
    private final int[] offsets;
    private final int[] places;
    private final int size;

    /**
     * Those of one function.
     *
     * @param records those of the whole program
     * @param addresses where the code of each record starts in memory ({@code jited_line_info}), if that is known
     * @param function where the function does
     * @param bytes its length
     */
    public JitedLines(List<LineInfo> records, long[] addresses, long function, int bytes) {
        int known = Math.min(records.size(), addresses.length);
        int[] offsets = new int[known];
        int[] places = new int[known];
        int size = 0;
        for (int record = 0; record < known; record++) { // without a call: none of them would be compiled yet
            long offset = addresses[record] - function;
            if (offset >= 0 && offset < bytes) {
                offsets[size] = (int) offset;
                places[size++] = record;
            }
        }
        this.records = records;
        this.offsets = offsets;
        this.places = places;
        this.size = size;
    }

    /** Where a line of any such list starts. */
    public static int offset(List<Jited.Line> lines, int line) {
        return lines instanceof JitedLines made ? made.offset(line) : lines.get(line).offset();
    }

    /**
     * The first line that starts at that byte of its function or behind it, of any such list: its number, or the size
     * of the list when there is none.
     */
    public static int from(List<Jited.Line> lines, int offset) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (offset(lines, middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int offset(int line) {
        return offsets[line];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Jited.Line get(int line) {
        return new Jited.Line(offsets[line], records.get(places[line]));
    }
}
