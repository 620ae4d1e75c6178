package bpflab.btf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The C line that an instruction was compiled from: {@code struct bpf_line_info} with its strings looked up.
 *
 * @param slot the instruction's place in its program, in slots of 8 bytes
 * @param file the source file as the compiler was given it
 * @param text the source line, not trimmed; empty when the compiler knew none
 * @param line the line's number, from 1
 * @param column the column, from 1; 0 when unknown
 */
public record LineInfo(int slot, String file, String text, int line, int column) {
    private static final int KNOWN_BYTES = 16;

    /** The same, its slot counted from a place further on. */
    public LineInfo from(int start) {
        return new LineInfo(slot - start, file, text, line, column);
    }

    /**
     * The records that the kernel gives (bpf_prog_info.line_info), which count in slots.
     *
     * @param recordSize bytes from one record to the next, at least 16; what this kernel appended is skipped
     * @throws bpflab.trouble.TroubleException a size under 16, half a record, a string that is not there
     */
    public static List<LineInfo> decode(byte[] records, int recordSize, Btf btf) {
        Latest file = new Latest(btf);
        Latest text = new Latest(btf);
        return Records.decode(
                records, recordSize, KNOWN_BYTES, btf.order(), (all, at) -> of(all, at, file, text));
    }

    /** The line number is in the upper 22 bits of {@code line_col}, the column in the lower 10. */
    private static LineInfo of(ByteBuffer all, int at, Latest file, Latest text) {
        int place = all.getInt(at + 12);
        return new LineInfo(
                all.getInt(at), file.string(all.getInt(at + 4)), text.string(all.getInt(at + 8)), place >>> 10,
                place & 0x3ff);
    }

    /** The string that was asked for last: nearly all records name the file, and many the line, of the one before. */
    private static final class Latest {
        private final Btf btf;
        private int offset;
        private String string = "";

        Latest(Btf btf) {
            this.btf = btf;
        }

        String string(int wanted) {
            if (wanted != offset) {
                string = btf.string(wanted);
                offset = wanted;
            }
            return string;
        }
    }
}
