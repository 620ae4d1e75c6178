package bpflab.kernel;

import bpflab.btf.LineInfo;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The C lines of a function's machine code, in order. As the records that they are of, each is made when it is asked
 * for; where it starts is known before.
 */
public final class JitedLines extends AbstractList<Jited.Line> implements RandomAccess {
    private final List<LineInfo> records;
    private int[] offsets = new int[16];
    private int[] places = new int[16];
    private int size;

    /**
     * None yet.
     *
     * @param records those of the whole program
     */
    public JitedLines(List<LineInfo> records) {
        this.records = records;
    }

    /** Adds one: that record's, from that byte of the function on. */
    public void put(int offset, int record) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        offsets[size] = offset;
        places[size++] = record;
    }

    /** Where a line of any such list starts. */
    public static int offset(List<Jited.Line> lines, int line) {
        return lines instanceof JitedLines made ? made.offset(line) : lines.get(line).offset();
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
