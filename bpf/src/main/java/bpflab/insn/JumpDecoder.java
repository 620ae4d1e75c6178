package bpflab.insn;

import bpflab.insn.Instruction.Call;
import bpflab.insn.Instruction.CallTo;
import bpflab.insn.Instruction.Exit;
import bpflab.insn.Instruction.Jump;
import bpflab.insn.Instruction.JumpIf;
import bpflab.insn.Instruction.JumpTo;
import java.util.Optional;

/** The classes JMP and JMP32: RFC 9669, section 4.3. */
final class JumpDecoder {
    private JumpDecoder() {}

    /** The opcodes of their own first; the rest of the class is conditional jumps. */
    static Optional<Instruction> decode(Encoding e, Width width) {
        return switch (e.opcode()) {
            case 0x05 -> Optional.of(new Jump(e.opcode(), Jump.Kind.GOTO, e.offset()));
            case 0x06 -> Optional.of(new Jump(e.opcode(), Jump.Kind.GOTOL, e.immediate()));
            case 0x0d -> Optional.of(new JumpTo(e.opcode(), e.dstRegister()));
            case Opcode.CALL -> Optional.of(new Call(e.opcode(), CallKind.of(e.src()), e.immediate(), e.offset()));
            case 0x8d -> Optional.of(new CallTo(e.opcode(), e.dstRegister()));
            case Opcode.EXIT -> Optional.of(new Exit(e.opcode()));
            case 0xe5 -> e.src() == 0
                    ? Optional.of(new Jump(e.opcode(), Jump.Kind.MAY_GOTO, e.offset()))
                    : Optional.empty();
            default -> conditional(e, width);
        };
    }

    private static Optional<Instruction> conditional(Encoding e, Width width) {
        Optional<Condition> met = Condition.of(e.opcode());
        return met.isEmpty()
                ? Optional.empty()
                : Optional.of(new JumpIf(e.opcode(), width, met.get(), e.dstRegister(), e.operand(), e.offset()));
    }
}
