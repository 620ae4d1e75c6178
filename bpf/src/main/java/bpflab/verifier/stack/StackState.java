package bpflab.verifier.stack;

import bpflab.insn.Address;
import bpflab.insn.Register;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known before an instruction on every way to it: numbers, places on the stack, and which bytes were written.
 */
final class StackState {
    private static final int REGISTERS = 16;
    private static final int FRAME = 10;
    private static final int ARGUMENTS = 5;
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

    private StackState(Value[] registers, BitSet written) {
        this.registers = registers;
        this.written = written;
    }

    /** Where a program begins. */
    static StackState beginning() {
        StackState state = new StackState(new Value[REGISTERS], new BitSet(STACK_BYTES));
        state.registers[FRAME] = Value.stack(0);
        return state;
    }

    StackState copy() {
        return new StackState(registers.clone(), (BitSet) written.clone());
    }

    /** Keeps what both ways agree on. @return whether that is less than before */
    boolean meet(StackState other) {
        int before = written.cardinality();
        written.and(other.written);
        boolean less = written.cardinality() < before;
        for (int i = 0; i < REGISTERS; i++) {
            if (registers[i] != null && !Objects.equals(registers[i], other.registers[i])) {
                registers[i] = null;
                less = true;
            }
        }
        return less;
    }

    /** What a register holds, if that is known. */
    Optional<Value> value(int register) {
        return Optional.ofNullable(registers[register]);
    }

    void set(Register register, Value value) {
        if (register.number() != FRAME) {
            registers[register.number()] = value;
        }
    }

    /** A call leaves nothing in them. */
    void clearArguments() {
        Arrays.fill(registers, 0, ARGUMENTS + 1, null);
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
