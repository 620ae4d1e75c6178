package bpflab.insn;

import bpflab.insn.Instruction.Alu;
import bpflab.insn.Instruction.CastAddressSpace;
import bpflab.insn.Instruction.Negate;
import bpflab.insn.Instruction.PerCpuAddress;
import bpflab.insn.Instruction.SignExtend;
import bpflab.insn.Instruction.SwapBytes.Order;
import bpflab.insn.Instruction.SwapBytes;
import java.util.Optional;

/** The classes ALU and ALU64: RFC 9669, section 4. */
final class AluDecoder {
    private static final int MOVE_REGISTER = 0xbf;
    private static final int CAST = 1;
    private static final int PER_CPU = -1;

    private AluDecoder() {}

    static Optional<Instruction> decode(Encoding e, Width width) {
        return switch (e.opcode() >> 4) {
            case 0x8 -> Optional.of(new Negate(e.opcode(), width, e.dstRegister()));
            case 0xb -> Optional.of(move(e, width));
            case 0xd -> Optional.of(new SwapBytes(e.opcode(), order(e, width), e.immediate(), e.dstRegister()));
            default -> computed(e, width);
        };
    }

    /** Most of a program: a lambda that keeps these two would be made anew each time, which C1 does slowly. */
    private static Optional<Instruction> computed(Encoding e, Width width) {
        Optional<AluOp> op = AluOp.of(e.opcode(), e.offset());
        return op.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alu(e.opcode(), width, op.get(), e.dstRegister(), e.operand()));
    }

    private static Order order(Encoding e, Width width) {
        if (width == Width.W64) {
            return Order.BSWAP;
        }
        return e.usesRegister() ? Order.BE : Order.LE;
    }

    /**
     * The offset tells the moves apart: 0; 1 and -1 with 64 bits ({@code BPF_ADDR_SPACE_CAST},
     * {@code BPF_ADDR_PERCPU}); 8, 16, 32.
     */
    private static Instruction move(Encoding e, Width width) {
        if (e.opcode() == MOVE_REGISTER && e.offset() == CAST) {
            int spaces = e.immediate();
            return new CastAddressSpace(e.opcode(), e.dstRegister(), e.srcRegister(), spaces >>> 16, spaces & 0xffff);
        }
        if (e.opcode() == MOVE_REGISTER && e.offset() == PER_CPU) {
            return new PerCpuAddress(e.opcode(), e.dstRegister(), e.srcRegister());
        }
        int bits = e.offset();
        if (e.usesRegister() && (bits == 8 || bits == 16 || bits == 32)) {
            return new SignExtend(e.opcode(), width, bits, e.dstRegister(), e.srcRegister());
        }
        return new Alu(e.opcode(), width, AluOp.MOV, e.dstRegister(), e.operand());
    }
}
