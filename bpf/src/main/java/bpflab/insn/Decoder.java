package bpflab.insn;

import bpflab.insn.Instruction.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes to instructions: RFC 9669, and what the kernel's verifier adds (kernel/bpf/disasm.c, include/linux/filter.h).
 */
public final class Decoder {

    private Decoder() {}

    /**
     * The instructions of little-endian code. Every encoding gives one; those that mean nothing are {@link Invalid}.
     *
     * @throws IllegalArgumentException when the length is no multiple of 8
     */
    public static List<Placed> decode(byte[] code) {
        List<Placed> placed = new ArrayList<>(code.length / Slot.BYTES);
        each(code, placed::add);
        return placed;
    }

    /**
     * As {@link #decode}, but each is handed on as it is read: there may be a million, and none is kept here.
     *
     * @throws IllegalArgumentException when the length is no multiple of 8
     */
    public static void each(byte[] code, Consumer<Placed> to) {
        if (code.length % Slot.BYTES != 0) {
            throw new IllegalArgumentException("code of " + code.length + " bytes is not made of slots of 8");
        }
        for (int at = 0; at < code.length / Slot.BYTES; at += slots(code, at)) {
            to.accept(at(code, new Slot(at)));
        }
    }

    /** How many slots the instruction takes that starts there: 1, or 2 for one with 64 bits of immediate. */
    public static int slots(byte[] code, int slot) {
        int at = slot * Slot.BYTES;
        return (code[at] & 0xff) == Opcode.WIDE && at + Slot.BYTES < code.length ? 2 : 1;
    }

    /** The instruction that starts in a slot of little-endian code. */
    public static Placed at(byte[] code, Slot slot) {
        Encoding encoding = Encoding.at(code, slot);
        int end = slot.bytes() + Slot.BYTES * slots(code, slot.index());
        if (end > slot.bytes() + Slot.BYTES) {
            Encoding second = Encoding.at(code, new Slot(slot.index() + 1));
            return placed(code, slot, wide(encoding, second.immediate()), end);
        }
        Optional<Instruction> known = single(encoding);
        return placed(code, slot, known.isPresent() ? known.get() : new Invalid(encoding), end);
    }

    private static Placed placed(byte[] code, Slot slot, Instruction instruction, int end) {
        return new Placed(slot, instruction, Arrays.copyOfRange(code, slot.bytes(), end));
    }

    private static Instruction wide(Encoding e, int high) {
        return new Instruction.LoadWide(e.opcode(), WideKind.of(e.src()), e.dstRegister(), e.immediate(), high);
    }

    /** By class, the three lower bits of the opcode: RFC 9669, table 2. */
    private static Optional<Instruction> single(Encoding e) {
        return switch (e.opcode() & 0x07) {
            case 0x00 -> MemoryDecoder.packet(e);
            case 0x01 -> MemoryDecoder.load(e);
            case 0x02 -> MemoryDecoder.storeImmediate(e);
            case 0x03 -> MemoryDecoder.storeRegister(e);
            case 0x04 -> AluDecoder.decode(e, Width.W32);
            case 0x05 -> JumpDecoder.decode(e, Width.W64);
            case 0x06 -> JumpDecoder.decode(e, Width.W32);
            default -> AluDecoder.decode(e, Width.W64);
        };
    }
}
