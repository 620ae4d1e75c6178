package bpflab.jit;

import bpflab.kernel.Symbols;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where arm64 code calls through a register: what is out of reach of {@code bl} has its address moved into one by three
 * instructions right before ({@code emit_addr_mov_i64} and {@code emit_call} of arch/arm64/net/bpf_jit_comp.c), which
 * libLLVM reads one by one and gives no name. Encodings: Arm ARM, C6.2, "MOVN", "MOVZ", "MOVK", "BLR", "BR".
 */
final class ConstantCalls {
    private static final int MOVE = 0xff80_0000;
    private static final int MOVN = 0x9280_0000;
    private static final int MOVZ = 0xd280_0000;
    private static final int MOVK = 0xf280_0000;
    private static final int BRANCH = 0xffff_fc1f;
    private static final int BLR = 0xd63f_0000;
    private static final int BR = 0xd61f_0000;
    private static final int NONE = -1;

    private final Symbols symbols;
    private int register = NONE;
    private long value;

    ConstantCalls(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What the next instruction calls, when it is a call through a register of which that is known. */
    Optional<String> next(byte[] instruction) {
        if (instruction.length != Integer.BYTES) {
            register = NONE;
            return Optional.empty();
        }
        int word = ByteBuffer.wrap(instruction).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int branch = word & BRANCH;
        if (branch == BLR || branch == BR) {
            boolean known = register == (word >>> 5 & 0x1f);
            register = NONE;
            return known ? symbols.at(value) : Optional.empty();
        }
        move(word);
        return Optional.empty();
    }

    private void move(int word) {
        int to = word & 0x1f;
        int shift = 16 * (word >>> 21 & 3);
        long part = (word >>> 5 & 0xffffL) << shift;
        switch (word & MOVE) {
            case MOVN -> begin(to, ~part);
            case MOVZ -> begin(to, part);
            case MOVK -> {
                value = value & ~(0xffffL << shift) | part;
                register = register == to ? to : NONE;
            }
            default -> register = NONE;
        }
    }

    private void begin(int to, long first) {
        register = to;
        value = first;
    }
}
