package bpflab.insn;

import bpflab.insn.Instruction.Atomic;
import bpflab.insn.Instruction.Load;
import bpflab.insn.Instruction.LoadAbsolute;
import bpflab.insn.Instruction.LoadIndirect;
import bpflab.insn.Instruction.NoSpeculation;
import bpflab.insn.Instruction.Store;
import java.util.Optional;

/** The classes LD, LDX, ST and STX: RFC 9669, section 5. */
final class MemoryDecoder {
    private static final int ABSOLUTE = 0x20;
    private static final int INDIRECT = 0x40;
    private static final int PLAIN = 0x60;
    private static final int SIGNED = 0x80;
    private static final int NO_SPECULATION = 0xc0;
    private static final int ATOMIC = 0xc0;

    private MemoryDecoder() {}

    static Optional<Instruction> packet(Encoding e) {
        Size size = Size.of(e.opcode());
        return switch (e.mode()) {
            case ABSOLUTE -> Optional.of(new LoadAbsolute(e.opcode(), size, e.immediate()));
            case INDIRECT -> Optional.of(new LoadIndirect(e.opcode(), size, e.srcRegister(), e.immediate()));
            default -> Optional.empty();
        };
    }

    static Optional<Instruction> load(Encoding e) {
        Size size = Size.of(e.opcode());
        boolean signed = e.mode() == SIGNED;
        if (e.mode() != PLAIN && !signed || signed && size == Size.DW) {
            return Optional.empty();
        }
        return Optional.of(
                new Load(e.opcode(), size, signed, e.dstRegister(), new Address(e.srcRegister(), e.offset())));
    }

    static Optional<Instruction> storeImmediate(Encoding e) {
        return switch (e.mode()) {
            case PLAIN ->
                    Optional.of(new Store(e.opcode(), Size.of(e.opcode()), target(e), new Operand.Imm(e.immediate())));
            case NO_SPECULATION -> Optional.of(new NoSpeculation(e.opcode()));
            default -> Optional.empty();
        };
    }

    static Optional<Instruction> storeRegister(Encoding e) {
        return switch (e.mode()) {
            case PLAIN ->
                    Optional.of(new Store(
                            e.opcode(), Size.of(e.opcode()), target(e), new Operand.Reg(e.srcRegister())));
            case ATOMIC -> AtomicOp.of(e.immediate()).map(op -> atomic(e, op));
            default -> Optional.empty();
        };
    }

    /** In a load-acquire the registers change places: the source is the address. */
    private static Instruction atomic(Encoding e, AtomicOp op) {
        Size size = Size.of(e.opcode());
        if (op == AtomicOp.LOAD_ACQUIRE) {
            return new Atomic(e.opcode(), size, op, new Address(e.srcRegister(), e.offset()), e.dstRegister());
        }
        return new Atomic(e.opcode(), size, op, target(e), e.srcRegister());
    }

    private static Address target(Encoding e) {
        return new Address(e.dstRegister(), e.offset());
    }
}
