package bpflab.btf;

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
    /** The same, its slot counted from a place further on. */
    public LineInfo from(int start) {
        return new LineInfo(slot - start, file, text, line, column);
    }
}
