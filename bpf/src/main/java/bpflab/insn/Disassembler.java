package bpflab.insn;

/** Instructions to the kernel's own text, opcode first, as kernel/bpf/disasm.c writes it: {@code (b7) r0 = 2}. */
public final class Disassembler {
    private final Names names;

    /** A disassembler that asks {@code names} for maps and functions. */
    public Disassembler(Names names) {
        this.names = names;
    }

    /** The text of one instruction, without its place. */
    public String text(Placed placed) {
        return placed.instruction().match(new InstructionText(placed.at(), names));
    }
}
