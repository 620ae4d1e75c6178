package bpflab.why;

import bpflab.insn.Operand;
import bpflab.insn.Register;
import java.util.HashMap;
import java.util.Map;

/** What the registers and the stack hold at a place of a program; what is not named there is unknown. */
final class Registers {
    private static final int STACK = 10;
    private static final int STACK_KEYS = 1000;

    private final Map<Integer, Held> held = new HashMap<>();

    static Registers atStart() {
        Registers start = new Registers();
        start.held.put(1, new Held.Context());
        return start;
    }

    Registers copy() {
        Registers copy = new Registers();
        copy.held.putAll(held);
        return copy;
    }

    Held get(Register register) {
        return held.getOrDefault(register.number(), Held.UNKNOWN);
    }

    Held get(Operand operand) {
        return operand instanceof Operand.Imm imm
                ? new Held.Number(imm.value())
                : get(((Operand.Reg) operand).register());
    }

    void set(Register register, Held value) {
        held.put(register.number(), value);
    }

    /** A place of the stack, by its distance from r10. */
    Held stack(int offset) {
        return held.getOrDefault(offset - STACK_KEYS, Held.UNKNOWN);
    }

    void setStack(int offset, Held value) {
        held.put(offset - STACK_KEYS, value);
    }

    static boolean isStack(Register register) {
        return register.number() == STACK;
    }

    /** What a function gets: r1 to r5. */
    Registers arguments() {
        Registers arguments = new Registers();
        for (int register = 1; register <= 5; register++) {
            if (held.containsKey(register)) {
                arguments.held.put(register, held.get(register));
            }
        }
        return arguments;
    }

    /** A call leaves nothing in r0 to r5. */
    void called() {
        for (int register = 0; register <= 5; register++) {
            held.remove(register);
        }
    }

    /** Where two ways meet, only what both say is known. */
    Registers meet(Registers other) {
        Registers both = new Registers();
        held.forEach((key, value) -> {
            if (value.equals(other.held.get(key))) {
                both.held.put(key, value);
            }
        });
        return both;
    }

    /** Where a loop begins: numbers and places in the packet may be others in each round. */
    void loop() {
        held.values().removeIf(value -> !(value instanceof Held.Context || value instanceof Held.PacketEnd));
    }
}
