package bpflab.listing;

import bpflab.insn.AluOp;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import java.util.List;

/** What the kernel puts around a division, which must not divide by 0 ({@code do_misc_fixups} in verifier.c). */
final class DivisionGuard {
    /** {@code goto pc+1; w0 = w0}: a remainder by 0 is the number itself, its upper half cleared. */
    private static final int TAIL = 2;

    private DivisionGuard() {}

    /** Where in what stands before a division the kernel begins to look at what it divides by; else the end. */
    static int start(Step division, List<Step> nows) {
        if (!division.divides() || !(((Instruction.Alu) division.instruction()).src() instanceof Operand.Reg by)) {
            return nows.size();
        }
        int guard = nows.size();
        for (int i = nows.size() - 1; i >= 0; i--) {
            boolean asked = nows.get(i).instruction() instanceof Instruction.JumpIf asks
                    && asks.left().equals(by.register()) && guard == nows.size();
            guard = asked || nows.get(i).hidden() ? i : guard;
        }
        return guard;
    }

    /** How much of what stands behind a division belongs to it. */
    static int tail(Step division, List<Step> nows) {
        boolean follows = division.divides() && nows.size() >= TAIL
                && nows.get(0).instruction() instanceof Instruction.Jump
                && nows.get(1).instruction() instanceof Instruction.Alu move && move.op() == AluOp.MOV
                && move.src().equals(new Operand.Reg(move.dst()));
        return follows ? TAIL : 0;
    }
}
