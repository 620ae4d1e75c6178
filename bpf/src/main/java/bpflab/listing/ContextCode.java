package bpflab.listing;

import bpflab.insn.Address;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Register;
import java.util.List;

/**
 * How far the code goes that one access to the context became. Where there is no register to work in, one is put away
 * in the context first and taken back behind it, and some fields are there only while a socket is, which is asked:
 * {@code SOCK_OPS_GET_FIELD}, {@code sysctl_convert_ctx_access} and their like in the kernel.
 */
record ContextCode(List<Step> code) {
    /** {@code *(u64 *)(r1 +56) = r9}. */
    private static final int STORE_REGISTER = 0x7b;

    /** Whether it begins with a register that is put away beside the context, and taken back further on. */
    boolean putsAway(int at, Register context) {
        return code.get(at).instruction() instanceof Instruction.Store store && store.to().base().equals(context)
                && takenBack(at) > 0;
    }

    /** Behind the last instruction that has to belong to those of a range: what jumps in it lead over, too. */
    int end(int at, int least) {
        int end = Math.max(least, takenBack(at));
        for (int i = at; i < end; i++) {
            int target = target(code.get(i));
            while (end < code.size() && code.get(end).code().at() < target) {
                end++;
            }
        }
        return end;
    }

    /** Whether the rest of a field is read there only if the register that was just read is not 0. */
    boolean asks(int at, Register read, Register context) {
        return code.get(at).instruction() instanceof Instruction.JumpIf asked && asked.left().equals(read)
                && at + 1 < code.size() && code.get(at + 1).instruction() instanceof Instruction.Load next
                && next.dst().equals(read) && next.from().base().equals(context);
    }

    /** Behind the place where what is put away is taken back; 0 when nothing is. */
    private int takenBack(int at) {
        if (!(code.get(at).instruction() instanceof Instruction.Store store) || store.opcode() != STORE_REGISTER
                || !(store.value() instanceof Operand.Reg put)) {
            return 0;
        }
        Address place = store.to();
        for (int i = at + 1; i < code.size(); i++) {
            if (code.get(i).instruction() instanceof Instruction.Load back && back.dst().equals(put.register())
                    && back.from().equals(place)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int target(Step step) {
        Instruction is = step.instruction();
        int distance = is instanceof Instruction.JumpIf jump ? jump.distance()
                : is instanceof Instruction.Jump jump ? jump.distance() : 0;
        return distance <= 0 ? 0 : step.code().at() + 1 + distance;
    }
}
