package bpflab.why.walk;

import bpflab.insn.Operand;
import bpflab.insn.Register;
import bpflab.why.walk.Known.Number;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Registers and stack at a place of a program. */
final class State {
    private static final int REGISTERS = 16;
    private static final int STACK = 10;

    private final Known[] registers = new Known[REGISTERS];
    private static final int FIRST_SAVED = 6;
    /** MAX_BPF_STACK, and MAX_CALL_FRAMES of include/linux/bpf_verifier.h. */
    private static final int STACK_BYTES = 512;

    private final TreeMap<Long, Cell> stack = new TreeMap<>();
    private final Deque<Called> callers = new ArrayDeque<>();

    private record Cell(Known value, int size) {}

    /**
     * A call of a function: where, and what is called.
     *
     * @param again whether the kernel calls it, as often as it likes
     */
    record Call(int slot, String function, boolean again) {}

    /** A call, and what the caller had in the registers that it keeps. */
    private record Called(Call call, List<Known> kept) {}

    private State() {
        Arrays.fill(registers, Known.NOTHING);
    }

    static State atStart() {
        State start = new State();
        start.registers[1] = new Known.Context();
        start.registers[STACK] = new Known.OnStack(0);
        return start;
    }

    State copy() {
        State copy = new State();
        System.arraycopy(registers, 0, copy.registers, 0, REGISTERS);
        copy.stack.putAll(stack);
        copy.callers.addAll(callers);
        return copy;
    }

    /** Where the functions were called that have been entered, the first of them first. */
    List<Integer> calls() {
        return callers.stream().map(called -> called.call().slot()).toList();
    }

    /** A function begins: it has registers and a stack of its own, and the arguments. */
    void enter(Call call) {
        callers.addLast(new Called(call, List.of(Arrays.copyOfRange(registers, FIRST_SAVED, STACK + 1))));
        Arrays.fill(registers, FIRST_SAVED, STACK, Known.NOTHING);
        registers[STACK] = new Known.OnStack(-STACK_BYTES * (long) callers.size());
    }

    /** The call of the function in which it is. */
    Call call() {
        return callers.getLast().call();
    }

    /** It ends: the slot behind its call. */
    int leave() {
        List<Integer> calls = calls();
        Called called = callers.removeLast();
        for (int i = 0; i < called.kept().size(); i++) {
            registers[FIRST_SAVED + i] = called.kept().get(i);
        }
        stack.headMap(-STACK_BYTES * (callers.size() + 1L)).clear();
        answer(called.call().again() ? Known.NOTHING
                : registers[0] instanceof Number number && number.origin() instanceof Origin.None
                ? new Number(number.value(), new Origin.Answer(called.call().function(), calls)) : registers[0]);
        return called.call().slot() + 1;
    }

    /** What decides between ways that begin at the same slot: what is answered, and what functions have answered. */
    List<Known> answers() {
        return Stream.concat(Stream.of(registers[0]), Arrays.stream(registers).filter(State::isAnswer)).toList();
    }

    /** Whether it is a number that a function answered. */
    static boolean isAnswer(Known value) {
        return value instanceof Number number && number.origin() instanceof Origin.Answer;
    }

    Known get(Register register) {
        return registers[register.number()];
    }

    Known get(int register) {
        return registers[register];
    }

    Known get(Operand operand) {
        return operand instanceof Operand.Imm imm ? new Number(imm.value()) : get(((Operand.Reg) operand).register());
    }

    void set(Register register, Known value) {
        registers[register.number()] = value;
    }

    void argument(int register, Known value) {
        registers[register] = value;
    }

    /** What a call answers; the arguments are gone. */
    void answer(Known value) {
        Arrays.fill(registers, 1, 6, Known.NOTHING);
        registers[0] = value;
    }

    /** Numbers of which a part is written keep the other bytes. */
    void store(long at, int size, Known value) {
        Map<Long, Cell> left = new TreeMap<>();
        stack.entrySet().removeIf(cell -> {
            boolean hit = cell.getKey() < at + size && at < cell.getKey() + cell.getValue().size();
            if (hit && cell.getValue().value() instanceof Number number) {
                for (int i = 0; i < cell.getValue().size(); i++) {
                    left.put(cell.getKey() + i, new Cell(new Number(number.value() >>> 8 * i & 0xff), 1));
                }
            }
            return hit;
        });
        left.keySet().removeIf(place -> place >= at && place < at + size);
        stack.putAll(left);
        stack.put(at, new Cell(value, size));
    }

    Known load(long at, int size) {
        Cell cell = stack.get(at);
        return cell != null && cell.size() == size ? cell.value()
                : bytes(at, size).map(bytes -> (Known) new Number(number(bytes), origin(at, size)))
                        .orElse(Known.NOTHING);
    }

    /** Where a byte of the stack came from. */
    Origin originAt(long at) {
        return load(at, 1) instanceof Number number ? number.origin() : Origin.NONE;
    }

    static long number(byte[] bytes) {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    /** Of the cells between: as bytes of the frame that were copied one by one. */
    private Origin origin(long at, int size) {
        return stack.subMap(at, at + size).values().stream()
                .map(cell -> ((Number) cell.value()).origin())
                .reduce(Origin::with)
                .orElse(Origin.NONE);
    }

    /** Bytes of the stack in their order; empty when one of them is not known. */
    Optional<byte[]> bytes(long at, int size) {
        byte[] found = new byte[size];
        int filled = 0;
        for (Map.Entry<Long, Cell> cell : stack.entrySet()) {
            for (int i = 0; i < cell.getValue().size(); i++) {
                long place = cell.getKey() + i - at;
                if (place >= 0 && place < size && cell.getValue().value() instanceof Number number) {
                    found[(int) place] = (byte) (number.value() >>> 8 * i);
                    filled++;
                }
            }
        }
        return filled == size ? Optional.of(found) : Optional.empty();
    }

    /** Nobody knows any longer what the stack holds: a helper may have written there. */
    void forgetStack() {
        stack.clear();
    }
}
