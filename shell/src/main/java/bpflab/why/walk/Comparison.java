package bpflab.why.walk;

import bpflab.insn.Instruction;
import bpflab.why.walk.Known.InFrame;
import bpflab.why.walk.Known.Number;
import java.util.Optional;

/** How a comparison ends, where what is known of both sides decides it. */
final class Comparison {
    private Comparison() {}

    /** Whether it jumps; empty where that stays open. */
    static Optional<Boolean> of(Instruction.JumpIf jump, Known left, Known right, Sight sight) {
        Optional<Long> one = comparable(left, right, sight);
        Optional<Long> two = comparable(right, left, sight);
        return one.isEmpty() || two.isEmpty() ? Optional.empty()
                : Optional.of(Arithmetic.holds(jump.condition(), jump.width(), one.get(), two.get()));
    }

    /** A number to compare with: addresses of the frame with each other only, and a found entry with nothing. */
    private static Optional<Long> comparable(Known value, Known other, Sight sight) {
        if (value instanceof Number number) {
            return other instanceof Number || other instanceof Known.Found ? Optional.of(number.value())
                    : Optional.empty();
        }
        if (value instanceof Known.Found) {
            return other instanceof Number ? Optional.of(1L) : Optional.empty();
        }
        if (value instanceof InFrame place && (other instanceof Known.FrameEnd || other instanceof InFrame)) {
            return other instanceof InFrame || sight.knowsEnd(place.offset()) ? Optional.of(place.offset())
                    : Optional.empty();
        }
        return value instanceof Known.FrameEnd && other instanceof InFrame
                ? Optional.of((long) sight.frame().length) : Optional.empty();
    }
}
