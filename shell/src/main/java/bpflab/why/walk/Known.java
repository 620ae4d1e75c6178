package bpflab.why.walk;

import bpflab.insn.AluOp;
import bpflab.insn.Width;

/** What a register holds while one frame is followed. */
sealed interface Known {
    Known NOTHING = new Nothing();

    /** Anything. */
    record Nothing() implements Known {}

    /** What an operation of that width sees of it. */
    default Known seenBy(Width width) {
        return this instanceof Pair pair && width == Width.W32 ? pair.low() : this;
    }

    /** A number, and where it comes from. */
    record Number(long value, Origin origin) implements Known {
        Number(long value) {
            this(value, Origin.NONE);
        }
    }

    /** Two numbers in one, as helpers answer them: the lower and the upper 32 bits. */
    record Pair(Known low, Known high) implements Known {
        /** What is left of it by what C does to take one of the two. */
        Known by(AluOp op, Known right) {
            boolean half = right instanceof Number number && number.value() == 32;
            return op == AluOp.RSH && half ? high
                    : op == AluOp.LSH && half ? new Pair(new Number(0), low)
                    : op == AluOp.AND && right instanceof Number mask && mask.value() == 0xffff_ffffL ? low
                    : op == AluOp.AND && right instanceof Number mask && mask.value() == 0xffff_ffffL << 32 ? upper()
                    : NOTHING;
        }

        private Known upper() {
            return high instanceof Number number && number.origin() instanceof Origin.Number of
                    ? new Number(number.value() << 32, new Origin.Upper(of)) : NOTHING;
        }
    }

    /** An address in the frame, counted from its first byte. */
    record InFrame(long offset) implements Known {}

    /** The first byte behind the frame. */
    record FrameEnd() implements Known {}

    /** The program's argument. */
    record Context() implements Known {}

    /** An address on the stack, by its distance from r10. */
    record OnStack(long offset) implements Known {}

    /** A map of that name, or a place among the variables that it holds. */
    record OfMap(String name, long offset) implements Known {}

    /** A function of the program, by its first slot: what the kernel is to call. */
    record OfFunction(String name, int slot) implements Known {}

    /** The address of a map's value that was found. */
    record Found(Origin origin) implements Known {}
}
