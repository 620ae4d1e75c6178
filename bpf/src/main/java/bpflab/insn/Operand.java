package bpflab.insn;

/** Where the second value of an instruction comes from. */
public sealed interface Operand {
    /** From a register. */
    record Reg(Register register) implements Operand {}

    /** From the instruction itself: sign-extended when the work is 64 bits wide. */
    record Imm(int value) implements Operand {}
}
