package bpflab.insn;

import java.util.Optional;

/** What a conditional jump asks: the upper four bits of the opcode (RFC 9669, table 8). */
public enum Condition {
    EQ(0x1, "=="),
    GT(0x2, ">"),
    GE(0x3, ">="),
    /** Whether the two have a bit in common. */
    SET(0x4, "&"),
    NE(0x5, "!="),
    SGT(0x6, "s>"),
    SGE(0x7, "s>="),
    LT(0xa, "<"),
    LE(0xb, "<="),
    SLT(0xc, "s<"),
    SLE(0xd, "s<=");

    private static final Condition[] ALL = values();

    private final int code;
    private final String symbol;

    Condition(int code, String symbol) {
        this.code = code;
        this.symbol = symbol;
    }

    /** How the kernel spells it: {@code s>=}. */
    String symbol() {
        return symbol;
    }

    static Optional<Condition> of(int opcode) {
        for (Condition condition : ALL) {
            if (condition.code == opcode >> 4) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
