package bpflab.btf;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The line records of a program as the kernel gives them (bpf_prog_info.line_info), which count in slots. Each is read
 * when it is asked for: a long program has thousands, and most listings go through them once.
 */
public final class LineRecords extends AbstractList<LineInfo> implements RandomAccess {
    private static final int KNOWN_BYTES = 16;
    private static final int FILE = 4;
    private static final int TEXT = 8;
    private static final int PLACE = 12;

    private final ByteBuffer all;
    private final int recordSize;
    private final Btf btf;

    /** Nearly all records name the file of the one before, and many its line. */
    private Latest file = new Latest(0, "");
    private Latest text = new Latest(0, "");

    /**
     * Those records.
     *
     * @param recordSize bytes from one to the next, at least 16; what this kernel appended is skipped
     * @param btf has their strings; where one is not there, reading the record throws
     *     {@link bpflab.trouble.TroubleException}
     * @throws bpflab.trouble.TroubleException a size under 16, half a record
     */
    public LineRecords(byte[] records, int recordSize, Btf btf) {
        all = Records.checked(records, recordSize, KNOWN_BYTES, btf.order());
        this.recordSize = recordSize;
        this.btf = btf;
    }

    /** A string that was read. Two threads may read at once: at worst both look it up. */
    private record Latest(int offset, String string) {}

    /** The slot of a record of any such list, for who looks for one. */
    public static int slot(List<LineInfo> lines, int record) {
        return lines instanceof LineRecords records ? records.slot(record) : lines.get(record).slot();
    }

    private int slot(int record) {
        return all.getInt(record * recordSize);
    }

    @Override
    public int size() {
        return all.capacity() / recordSize;
    }

    /** The line number is in the upper 22 bits of {@code line_col}, the column in the lower 10. */
    @Override
    public LineInfo get(int record) {
        int at = record * recordSize;
        int place = all.getInt(at + PLACE);
        Latest itsFile = file = string(all.getInt(at + FILE), file);
        Latest itsText = text = string(all.getInt(at + TEXT), text);
        return new LineInfo(all.getInt(at), itsFile.string, itsText.string, place >>> 10, place & 0x3ff);
    }

    private Latest string(int offset, Latest latest) {
        return latest.offset == offset ? latest : new Latest(offset, btf.string(offset));
    }
}
