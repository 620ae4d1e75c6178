package bpflab.insn;

/**
 * The fields of one slot, not yet understood ({@code struct bpf_insn}).
 *
 * <pre>
 *  byte 0    1            2 3      4 5 6 7
 *  opcode    src:4 dst:4  offset   immediate     little-endian
 * </pre>
 *
 * @param opcode 0 to 255
 * @param dst 0 to 15
 * @param src 0 to 15
 * @param offset signed 16 bits
 * @param immediate signed 32 bits
 */
public record Encoding(int opcode, int dst, int src, int offset, int immediate) {

    /** Those of a slot of little-endian code. */
    public static Encoding at(byte[] code, Slot slot) {
        int at = slot.bytes();
        int registers = code[at + 1] & 0xff;
        int offset = (short) (code[at + 2] & 0xff | code[at + 3] << 8);
        int immediate = code[at + 4] & 0xff | (code[at + 5] & 0xff) << 8 | (code[at + 6] & 0xff) << 16
                | code[at + 7] << 24;
        return new Encoding(code[at] & 0xff, registers & 0xf, registers >> 4, offset, immediate);
    }

    /**
     * The same code for machines of the other byte order: offsets and immediates are turned round, and the registers
     * change halves. What is left of the last slot stays.
     */
    public static byte[] otherOrder(byte[] code) {
        byte[] turned = code.clone();
        for (int at = 0; at + Slot.BYTES <= code.length; at += Slot.BYTES) {
            turned[at + 1] = (byte) (code[at + 1] << 4 | code[at + 1] >> 4 & 0xf);
            for (int i = 0; i < Short.BYTES; i++) {
                turned[at + 2 + i] = code[at + 3 - i];
            }
            for (int i = 0; i < Integer.BYTES; i++) {
                turned[at + 4 + i] = code[at + 7 - i];
            }
        }
        return turned;
    }

    Register dstRegister() {
        return new Register(dst);
    }

    Register srcRegister() {
        return new Register(src);
    }

    /** Bit 3 of arithmetic and jumps: the second value is the source register, not the immediate. */
    boolean usesRegister() {
        return (opcode & 0x08) != 0;
    }

    Operand operand() {
        return usesRegister() ? new Operand.Reg(srcRegister()) : new Operand.Imm(immediate);
    }

    /** The three upper bits of loads and stores: RFC 9669, table 13. */
    int mode() {
        return opcode & 0xe0;
    }
}
