package bpflab.why.walk;

import bpflab.insn.AluOp;
import bpflab.insn.Condition;
import bpflab.insn.Width;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is computed and compared, of numbers that are known (RFC 9669, tables 4 and 8). */
final class Arithmetic {
    /** On numbers that are cut to the width: bits is 32 or 64. */
    private interface Operation {
        long of(long left, long right, int bits);
    }

    private interface Comparison {
        /** Of the order of two as unsigned, and as signed numbers, and whether they have a bit in common. */
        boolean holds(int unsigned, int signed, boolean common);
    }

    private static final Map<AluOp, Operation> OPERATIONS = new EnumMap<>(Map.of(
            AluOp.ADD, (left, right, bits) -> left + right,
            AluOp.SUB, (left, right, bits) -> left - right,
            AluOp.MUL, (left, right, bits) -> left * right,
            AluOp.OR, (left, right, bits) -> left | right,
            AluOp.AND, (left, right, bits) -> left & right,
            AluOp.XOR, (left, right, bits) -> left ^ right,
            AluOp.LSH, (left, right, bits) -> left << (right & bits - 1),
            AluOp.RSH, (left, right, bits) -> left >>> (right & bits - 1),
            AluOp.DIV, (left, right, bits) -> right == 0 ? 0 : Long.divideUnsigned(left, right),
            AluOp.MOD, (left, right, bits) -> right == 0 ? left : Long.remainderUnsigned(left, right)));
    private static final Map<Condition, Comparison> COMPARISONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Condition.EQ, (unsigned, signed, common) -> unsigned == 0),
            Map.entry(Condition.NE, (unsigned, signed, common) -> unsigned != 0),
            Map.entry(Condition.GT, (unsigned, signed, common) -> unsigned > 0),
            Map.entry(Condition.GE, (unsigned, signed, common) -> unsigned >= 0),
            Map.entry(Condition.LT, (unsigned, signed, common) -> unsigned < 0),
            Map.entry(Condition.LE, (unsigned, signed, common) -> unsigned <= 0),
            Map.entry(Condition.SGT, (unsigned, signed, common) -> signed > 0),
            Map.entry(Condition.SGE, (unsigned, signed, common) -> signed >= 0),
            Map.entry(Condition.SLT, (unsigned, signed, common) -> signed < 0),
            Map.entry(Condition.SLE, (unsigned, signed, common) -> signed <= 0),
            Map.entry(Condition.SET, (unsigned, signed, common) -> common)));

    private Arithmetic() {}

    /** What comes of two numbers; empty for what is seldom needed. */
    static Optional<Long> compute(AluOp op, Width width, long left, long right) {
        if (op == AluOp.MOV) {
            return Optional.of(cut(width, right));
        }
        if (op == AluOp.ARSH) {
            return Optional.of(width == Width.W32 ? cut(width, (int) left >> (right & 31)) : left >> (right & 63));
        }
        return Optional.ofNullable(OPERATIONS.get(op))
                .map(op2 -> cut(width, op2.of(cut(width, left), cut(width, right), bits(width))));
    }

    /** Whether a condition holds. */
    static boolean holds(Condition condition, Width width, long left, long right) {
        long one = cut(width, left);
        long two = cut(width, right);
        int signed = width == Width.W32 ? Integer.compare((int) left, (int) right) : Long.compare(left, right);
        return COMPARISONS.get(condition).holds(Long.compareUnsigned(one, two), signed, (one & two) != 0);
    }

    static long cut(Width width, long value) {
        return width == Width.W32 ? value & 0xffff_ffffL : value;
    }

    /** A number whose lowest bits are taken for one with a sign. */
    static Known extended(Known value, int bits) {
        return value instanceof Known.Number number
                ? new Known.Number(number.value() << Long.SIZE - bits >> Long.SIZE - bits, number.origin())
                : Known.NOTHING;
    }

    private static int bits(Width width) {
        return width == Width.W32 ? 32 : 64;
    }

    /** A number's lowest bytes in the other order. */
    static long swapped(long value, int bits) {
        return Long.reverseBytes(value) >>> 64 - bits;
    }
}
