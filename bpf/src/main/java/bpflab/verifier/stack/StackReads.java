package bpflab.verifier.stack;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.insn.AluOp;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Placed;
import bpflab.insn.Register;
import bpflab.insn.Slot;
import bpflab.insn.WideKind;
import bpflab.insn.Width;
import bpflab.verifier.stack.StackState.Value;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Whether a program may read bytes of its stack that it did not write on the way there, or hand them out. Found by
 * going over all ways through it once, in microseconds: most programs surely do not, and need not be verified again to
 * know it. What is found is a doubt: only the verifier knows which ways there really are.
 */
public final class StackReads {

    private final ObjectFile file;
    /** At the slot where each begins. */
    private final Placed[] code;
    private final Map<Integer, Relocation> relocations = new HashMap<>();
    /** Where ways meet or part, and before calls: between them there is one way, and its state is at hand. */
    private final BitSet kept = new BitSet();
    private final Map<Integer, StackState> before = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private StackReads(ObjectFile file, ProgramSpec program) {
        this.file = file;
        code = new Placed[program.code().length / Slot.BYTES];
        Decoder.decode(program.code()).forEach(placed -> {
            code[placed.at().index()] = placed;
            if (placed.instruction() instanceof Instruction.Call) {
                kept.set(placed.at().index());
            }
            boolean jumps = placed.instruction() instanceof Instruction.JumpIf
                    || placed.instruction() instanceof Instruction.Jump;
            if (jumps) {
                next(placed).stream().filter(slot -> slot >= 0).forEach(kept::set);
            }
        });
        program.relocations().forEach(relocation -> relocations.put(relocation.slot(), relocation));
    }

    /** Whether there may be such bytes. */
    public static boolean doubtful(ObjectFile file, ProgramSpec program) {
        return new StackReads(file, program).doubtful();
    }

    /**
     * The first call that is handed bytes which no way to it has written; empty where there is none, and where an
     * address of the stack is not followed. The kernel takes more for written than is: the other half of a slot that a
     * register was stored to with four bytes ({@code save_register_state} in kernel/bpf/verifier.c).
     *
     * @return the slot of the call, and the bytes
     */
    static Optional<Map.Entry<Integer, StackBytes>> surely(ObjectFile file, ProgramSpec program) {
        StackReads reads = new StackReads(file, program);
        reads.follow((any, state) -> false);
        return reads.before.keySet().stream().sorted()
                .flatMap(slot -> reads.unwritten(slot).map(bytes -> Map.entry(slot, bytes)))
                .findFirst();
    }

    /** How many states it has at hand when all ways were gone: what it takes of memory, beside the code. */
    static int statesOf(ObjectFile file, ProgramSpec program) {
        StackReads reads = new StackReads(file, program);
        reads.follow((any, state) -> false);
        return reads.before.size();
    }

    private Stream<StackBytes> unwritten(int slot) {
        if (!(code[slot].instruction() instanceof Instruction.Call call)) {
            return Stream.empty();
        }
        StackState state = before.get(slot);
        String map = Stream.of(1, 2).flatMap(register -> state.value(register).stream())
                .filter(value -> value.is(Value.Kind.MAP)).map(Value::map).findFirst().orElse("");
        return handedOut(call).stream().flatMap(given -> {
            long bytes = given.bytes(state, file);
            List<Integer> missing = state.stack(given.register())
                    .map(at -> state.surelyUnwritten(at, bytes)).orElse(List.of());
            String name = "call " + Helpers.name(call.immediate()).orElse("") + "#" + call.immediate();
            return missing.isEmpty() ? Stream.empty()
                    : Stream.of(new StackBytes(given.register(), name, map, (int) bytes, missing));
        });
    }

    private boolean doubtful() {
        return follow((placed, state) -> reads(placed.instruction(), state));
    }

    /**
     * Goes over all ways, until something holds of an instruction.
     *
     * @return whether it did of one
     */
    private boolean follow(BiPredicate<Placed, StackState> until) {
        arrive(0, StackState.beginning());
        while (!open.isEmpty()) {
            int head = open.pop();
            if (follow(code[head], before.get(head).copy(), until)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on from there as long as there is one way. */
    private boolean follow(Placed first, StackState state, BiPredicate<Placed, StackState> until) {
        for (Placed placed = first; placed != null; ) {
            if (until.test(placed, state)) {
                return true;
            }
            after(placed, state);
            List<Integer> next = next(placed);
            int only = next.size() == 1 ? next.get(0) : -1;
            if (only >= 0 && !kept.get(only)) {
                placed = at(only);
            } else {
                next.forEach(slot -> arrive(slot, state));
                placed = null;
            }
        }
        return false;
    }

    private Placed at(int slot) {
        return slot >= 0 && slot < code.length ? code[slot] : null;
    }

    private void arrive(int slot, StackState state) {
        if (at(slot) == null) {
            return;
        }
        StackState known = before.get(slot);
        if (known == null) {
            before.put(slot, state.copy());
        }
        if (known == null || known.meet(state)) {
            open.push(slot);
        }
    }

    private static List<Integer> next(Placed placed) {
        int behind = placed.at().index() + placed.bytes().length / Slot.BYTES;
        Instruction done = placed.instruction();
        if (done instanceof Instruction.JumpIf jump) {
            return List.of(behind, behind + jump.distance());
        }
        if (done instanceof Instruction.Jump jump) {
            int there = behind + jump.distance();
            return jump.kind() == Instruction.Jump.Kind.MAY_GOTO ? List.of(behind, there) : List.of(there);
        }
        boolean ends = done instanceof Instruction.Exit || done instanceof Instruction.JumpTo;
        return ends ? List.of() : List.of(behind);
    }

    private boolean reads(Instruction done, StackState state) {
        if (done instanceof Instruction.Load load) {
            return state.stack(load.from()).filter(at -> !state.allWritten(at, load.size().bytes())).isPresent();
        }
        if (!(done instanceof Instruction.Call call)) {
            return false;
        }
        if (call.kind() == CallKind.SUBPROGRAM) {
            return givesUnwritten(state);
        }
        return handedOut(call).stream().anyMatch(given -> state.stack(given.register())
                .filter(at -> !state.allWritten(at, given.bytes(state, file)))
                .isPresent());
    }

    /** What a function of the program does with the stack that it is given is not followed. */
    private static boolean givesUnwritten(StackState state) {
        for (int i = 1; i <= Register.ARGUMENTS; i++) {
            if (state.stack(i).filter(at -> !state.allWritten(at, -at)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static List<HandedOut> handedOut(Instruction.Call call) {
        Optional<String> helper = call.kind() == CallKind.HELPER
                ? Helpers.name(call.immediate()) : Optional.empty();
        return helper.map(HandedOut::of).orElse(List.of());
    }

    private void after(Placed placed, StackState state) {
        Instruction done = placed.instruction();
        if (done instanceof Instruction.Store store) {
            state.stack(store.to()).ifPresent(at -> state.write(at, store.size().bytes()));
            if (store.value() instanceof Operand.Reg kept && state.stack(kept.register().number()).isPresent()) {
                state.goAstray();
            }
        } else if (done instanceof Instruction.Alu alu) {
            Value result = computed(alu, state);
            if (result == null && isOfStack(alu, state)) {
                state.goAstray();
            }
            state.set(alu.dst(), result);
        } else if (done instanceof Instruction.LoadWide wide) {
            state.set(wide.dst(), wide(placed.at().index(), wide));
        } else if (done instanceof Instruction.Load load) {
            state.set(load.dst(), null);
        } else if (done instanceof Instruction.Call call) {
            called(call, state);
        } else if (done instanceof Instruction.Negate negate) {
            state.set(negate.dst(), null);
        } else if (done instanceof Instruction.SignExtend move) {
            state.set(move.dst(), null);
        } else if (done instanceof Instruction.SwapBytes swap) {
            state.set(swap.dst(), null);
        } else if (done instanceof Instruction.CastAddressSpace cast) {
            state.set(cast.dst(), null);
        } else if (done instanceof Instruction.Atomic atomic) {
            state.set(atomic.register(), null);
        }
    }

    /** Whether it computes with an address of the stack. */
    private static boolean isOfStack(Instruction.Alu alu, StackState state) {
        boolean from = alu.src() instanceof Operand.Reg source && state.stack(source.register().number()).isPresent();
        return from || alu.op() != AluOp.MOV && state.stack(alu.dst().number()).isPresent();
    }

    private Value wide(int slot, Instruction.LoadWide wide) {
        Relocation relocation = relocations.get(slot);
        if (relocation != null) {
            return file.map(relocation.symbol()).map(map -> Value.map(map.name())).orElse(null);
        }
        return wide.kind() == WideKind.VALUE ? Value.number(wide.value()) : null;
    }

    private static Value computed(Instruction.Alu alu, StackState state) {
        Value operand = alu.src() instanceof Operand.Imm constant
                ? Value.number(constant.value())
                : state.value(((Operand.Reg) alu.src()).register().number()).orElse(null);
        boolean whole = alu.width() == Width.W64;
        if (operand == null || !whole && !(operand.is(Value.Kind.NUMBER) && operand.number() >= 0)) {
            return null;
        }
        if (alu.op() == AluOp.MOV) {
            return operand;
        }
        boolean adds = whole && alu.op() == AluOp.ADD && operand.is(Value.Kind.NUMBER);
        return adds ? state.value(alu.dst().number()).map(v -> v.plus(operand.number())).orElse(null) : null;
    }

    /** What a call is given of the stack to other ends than reading it, it may write. */
    private static void called(Instruction.Call call, StackState state) {
        if (call.kind() == CallKind.SUBPROGRAM) {
            state.goAstray();
        }
        List<Integer> readOnly = handedOut(call).stream().map(HandedOut::register).toList();
        for (int i = 1; i <= Register.ARGUMENTS; i++) {
            if (!readOnly.contains(i)) {
                state.stack(i).ifPresent(at -> state.write(at, -at));
            }
        }
        state.clearArguments();
    }
}
