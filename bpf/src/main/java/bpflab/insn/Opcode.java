package bpflab.insn;

/** First bytes of instructions that others than the decoder ask for, as a verifier's log writes them. */
public final class Opcode {
    /** {@code BPF_LD | BPF_IMM | BPF_DW}, {@code lddw}, which takes two slots: RFC 9669, 5.4. */
    public static final int WIDE = 0x18;

    /** {@code BPF_JMP | BPF_CALL}: RFC 9669, 4.3.1. */
    public static final int CALL = 0x85;

    /** {@code BPF_JMP | BPF_EXIT}: RFC 9669, 4.3. */
    public static final int EXIT = 0x95;

    private Opcode() {}
}
