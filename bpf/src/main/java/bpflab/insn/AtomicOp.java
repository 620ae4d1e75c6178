package bpflab.insn;

import java.util.Optional;

/**
 * What an atomic instruction does: its immediate (RFC 9669, section 5.3, and the kernel's {@code BPF_LOAD_ACQ},
 * {@code BPF_STORE_REL}).
 */
public enum AtomicOp {
    ADD(0x00, "+="),
    OR(0x40, "|="),
    AND(0x50, "&="),
    XOR(0xa0, "^="),
    FETCH_ADD(0x01, "fetch_add"),
    FETCH_OR(0x41, "fetch_or"),
    FETCH_AND(0x51, "fetch_and"),
    FETCH_XOR(0xa1, "fetch_xor"),
    XCHG(0xe1, "xchg"),
    CMPXCHG(0xf1, "cmpxchg"),
    /** Linux 6.15: a load that later accesses stay behind. */
    LOAD_ACQUIRE(0x100, "load_acquire"),
    /** Linux 6.15: a store that earlier accesses stay before. */
    STORE_RELEASE(0x110, "store_release");

    private final int code;
    private final String symbol;

    AtomicOp(int code, String symbol) {
        this.code = code;
        this.symbol = symbol;
    }

    /** How the kernel spells it: {@code +=}, {@code fetch_add}. */
    String symbol() {
        return symbol;
    }

    static Optional<AtomicOp> of(int immediate) {
        for (AtomicOp op : values()) {
            if (op.code == immediate) {
                return Optional.of(op);
            }
        }
        return Optional.empty();
    }
}
