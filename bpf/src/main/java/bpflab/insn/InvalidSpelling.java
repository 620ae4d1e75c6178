package bpflab.insn;

/**
 * What the kernel's printer makes of encodings that mean nothing. Memory classes have words for it; arithmetic and
 * jumps are printed through tables with holes, so that an unknown operator reads {@code (null)}.
 */
final class InvalidSpelling {
    private static final String HOLE = "(null)";

    private InvalidSpelling() {}

    static String text(Encoding e) {
        String code = InstructionText.hex(e.opcode());
        return switch (e.opcode() & 0x07) {
            case 0x00 -> "BUG_ld_" + code;
            case 0x01 -> "BUG_ldx_" + code;
            case 0x02 -> "BUG_st_" + code;
            case 0x03 -> "BUG_" + code;
            case 0x04 -> "(" + code + ") " + arithmetic(e, Width.W32);
            case 0x05 -> "(" + code + ") " + jump(e, Width.W64);
            case 0x06 -> "(" + code + ") " + jump(e, Width.W32);
            default -> "(" + code + ") " + arithmetic(e, Width.W64);
        };
    }

    private static String arithmetic(Encoding e, Width width) {
        return e.dstRegister().in(width) + " " + HOLE + " " + InstructionText.operand(e.operand(), width);
    }

    private static String jump(Encoding e, Width width) {
        String symbol = switch (e.opcode() >> 4) {
            case 0x0 -> "jmp";
            case 0x8 -> "call";
            case 0x9 -> "exit";
            default -> HOLE;
        };
        return InstructionText.condition(
                e.dstRegister().in(width), symbol, InstructionText.compared(e.operand(), width), e.offset());
    }
}
