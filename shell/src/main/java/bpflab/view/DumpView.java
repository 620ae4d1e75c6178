package bpflab.view;

import bpflab.listing.Row;
import java.util.List;

/**
 * A listing as {@code bpftool prog dump} lays it out: functions, {@code ;} source lines, numbered instructions.
 */
public final class DumpView {
    /**
     * How to show a listing.
     *
     * @param machine whether places are byte offsets in hexadecimal (machine code), else slots in decimal
     * @param opcodes whether each instruction's bytes follow it
     * @param lines whether source lines say their file, line and column
     * @param source whether source lines are shown
     * @param limit the greatest number of instructions shown
     */
    public record Look(boolean machine, boolean opcodes, boolean lines, boolean source, int limit) {}

    /** So many instructions are shown to a person who named no limit. */
    public static final int MOST_AT_ONCE = 100_000;

    private DumpView() {}

    /** The listing as it is to be shown. */
    public static View of(List<Row> rows, Look look) {
        return new Listing(new DumpLines(rows, look));
    }
}
