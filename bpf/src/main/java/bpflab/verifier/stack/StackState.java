package bpflab.verifier.stack;

import bpflab.insn.Address;
import bpflab.insn.Register;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known before an instruction on every way to it: numbers, places on the stack, and which bytes were written.
 */
final class StackState {
    private static final int REGISTERS = 16;
    /** {@code MAX_BPF_STACK}. */
    private static final int STACK_BYTES = 512;

    /** What a register holds. */
    record Value(Kind kind, long number, String map) {
        enum Kind { NUMBER, STACK, MAP }

        static Value number(long number) {
            return new Value(Kind.NUMBER, number, "");
        }

        static Value stack(long offset) {
            return new Value(Kind.STACK, offset, "");
        }

        static Value map(String name) {
            return new Value(Kind.MAP, 0, name);
        }

        boolean is(Kind wanted) {
            return kind == wanted;
        }

        Value plus(long distance) {
            return new Value(kind, number + distance, map);
        }
    }

    private final Value[] registers;
    /** Bit n is the byte at n + 1 below the top. */
    private final BitSet written;
    /** Those that were written on some way. */
    private final BitSet touched;
    /** Whether on some way an address of the stack went where it is not followed: then anything may be written. */
    private boolean astray;

    private StackState(Value[] registers, BitSet written, BitSet touched, boolean astray) {
        this.registers = registers;
        this.written = written;
        this.touched = touched;
        this.astray = astray;
    }

    /** Where a program begins. */
    static StackState beginning() {
        StackState state = new StackState(
                new Value[REGISTERS], new BitSet(STACK_BYTES), new BitSet(STACK_BYTES), false);
        state.registers[Register.FRAME.number()] = Value.stack(0);
        return state;
    }

    StackState copy() {
        return new StackState(registers.clone(), (BitSet) written.clone(), (BitSet) touched.clone(), astray);
    }

    /**
     * Keeps what both ways agree on.
     *
     * @return whether less is known than before
     */
    boolean meet(StackState other) {
        int before = written.cardinality() - touched.cardinality();
        boolean was = astray;
        written.and(other.written);
        touched.or(other.touched);
        astray |= other.astray;
        boolean less = written.cardinality() - touched.cardinality() < before || astray != was;
        for (int i = 0; i < REGISTERS; i++) {
            if (Objects.equals(registers[i], other.registers[i])) {
                continue;
            }
            less |= registers[i] != null;
            if (isStack(registers[i]) || isStack(other.registers[i])) {
                less |= goAstray();
            }
            registers[i] = null;
        }
        return less;
    }

    /** What a register holds, if that is known. */
    Optional<Value> value(int register) {
        return Optional.ofNullable(registers[register]);
    }

    private static boolean isStack(Value value) {
        return value != null && value.is(Value.Kind.STACK);
    }

    /**
     * An address of the stack is no longer followed.
     *
     * @return whether that is new
     */
    boolean goAstray() {
        boolean is = !astray;
        astray = true;
        return is;
    }

    void set(Register register, Value value) {
        if (register.number() != Register.FRAME.number()) {
            registers[register.number()] = value;
        }
    }

    /** A call leaves nothing in them. */
    void clearArguments() {
        Arrays.fill(registers, 0, Register.ARGUMENTS + 1, null);
    }

    /** The distance from the stack's top of what a register points at, where that is the stack. */
    Optional<Long> stack(int register) {
        return value(register).filter(value -> value.is(Value.Kind.STACK)).map(Value::number);
    }

    /** The same of an address. */
    Optional<Long> stack(Address address) {
        return stack(address.base().number()).map(offset -> offset + address.offset());
    }

    void write(long offset, long bytes) {
        written.set(bit(offset + bytes), bit(offset));
        touched.set(bit(offset + bytes), bit(offset));
    }

    /** The bytes, counted from 0, that no way to here has written; none where that is not known. */
    List<Integer> surelyUnwritten(long offset, long bytes) {
        boolean known = !astray && bytes <= STACK_BYTES && offset + bytes <= 0 && offset >= -STACK_BYTES;
        return !known ? List.of() : IntStream.range(0, (int) bytes)
                .filter(i -> !touched.get(bit(offset + i) - 1))
                .boxed()
                .toList();
    }

    boolean allWritten(long offset, long bytes) {
        int from = bit(offset + bytes);
        return written.nextClearBit(from) >= bit(offset);
    }

    /** The bit behind that of the byte at an offset: offsets count down. */
    private static int bit(long offset) {
        return (int) Math.max(0, Math.min(STACK_BYTES, -offset));
    }
}
