package bpflab.listing;

import bpflab.elf.ProgramSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Code put together by hand, slot by slot. */
public final class Code {
    public static final long EXIT = slot(0x95, 0, 0, 0, 0);

    private Code() {}

    /** One slot: {@code struct bpf_insn}, as its 64 bits. */
    public static long slot(int opcode, int dst, int src, int offset, int immediate) {
        return (long) immediate << 32 | (offset & 0xffffL) << 16 | src << 12 | dst << 8 | opcode;
    }

    /** {@code r<dst> = value}. */
    public static long move(int dst, int value) {
        return slot(0xb7, dst, 0, 0, value);
    }

    /** {@code if r1 == 0 goto}. */
    public static long ifZero(int distance) {
        return slot(0x15, 1, 0, distance, 0);
    }

    /** {@code goto}. */
    public static long jump(int distance) {
        return slot(0x05, 0, 0, distance, 0);
    }

    public static byte[] bytes(long... slots) {
        ByteBuffer bytes = ByteBuffer.allocate(slots.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long slot : slots) {
            bytes.putLong(slot);
        }
        return bytes.array();
    }

    /** A function that an object file could hold. */
    public static ProgramSpec function(String name, long... slots) {
        return new ProgramSpec(name, "xdp", bytes(slots), List.of(), List.of(), List.of());
    }
}
