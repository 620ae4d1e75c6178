package bpflab.insn;

import java.util.Optional;

/**
 * What an ALU instruction computes: the upper four bits of the opcode, and the offset for the signed kinds (RFC 9669,
 * table 4).
 */
public enum AluOp {
    ADD(0x0, 0, "+="),
    SUB(0x1, 0, "-="),
    MUL(0x2, 0, "*="),
    DIV(0x3, 0, "/="),
    OR(0x4, 0, "|="),
    AND(0x5, 0, "&="),
    LSH(0x6, 0, "<<="),
    RSH(0x7, 0, ">>="),
    MOD(0x9, 0, "%="),
    XOR(0xa, 0, "^="),
    MOV(0xb, 0, "="),
    ARSH(0xc, 0, "s>>="),
    SDIV(0x3, 1, "s/="),
    SMOD(0x9, 1, "s%=");

    /** By {@link #code}: those that an offset of 1 makes signed, and all others. */
    private static final AluOp[] SIGNED = byCode(1);
    private static final AluOp[] USUAL = byCode(0);

    private final int code;
    private final int offset;
    private final String symbol;

    AluOp(int code, int offset, String symbol) {
        this.code = code;
        this.offset = offset;
        this.symbol = symbol;
    }

    private static AluOp[] byCode(int offset) {
        AluOp[] ops = new AluOp[16];
        for (AluOp op : values()) {
            if (op.offset == offset) {
                ops[op.code] = op;
            }
        }
        return ops;
    }

    /** How the kernel spells it: {@code s>>=}. */
    String symbol() {
        return symbol;
    }

    /** The signed kinds differ by an offset of 1; any other offset is not the printer's business. */
    static Optional<AluOp> of(int opcode, int offset) {
        AluOp signed = offset == 1 ? SIGNED[opcode >> 4] : null;
        return Optional.ofNullable(signed == null ? USUAL[opcode >> 4] : signed);
    }
}
