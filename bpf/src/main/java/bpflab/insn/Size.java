package bpflab.insn;

/** How much memory a load or store touches: bits 3 and 4 of the opcode (RFC 9669, table 14). */
public enum Size {
    W(4), H(2), B(1), DW(8);

    private static final Size[] BY_BITS = values();

    private final int bytes;

    Size(int bytes) {
        this.bytes = bytes;
    }

    static Size of(int opcode) {
        return BY_BITS[opcode >> 3 & 3];
    }

    /** The size in bytes. */
    public int bytes() {
        return bytes;
    }

    /** {@code u32}, or {@code s32} when the value is sign-extended. */
    String spelling(boolean signed) {
        return (signed ? "s" : "u") + bytes * 8;
    }
}
