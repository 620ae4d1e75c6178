package bpflab.why.walk;

import bpflab.insn.AluOp;
import bpflab.insn.CallKind;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Functions that a helper calls for the program, each as often as it likes: one round stands for all, which is so where
 * a round leaves no traces for the next one. Where it does, what is on the stack is no longer known.
 *
 * @param writing the functions, by name, that write to memory which is not their own
 */
record Callbacks(Set<String> writing) {
    private static final int FUNCTION = 2;
    private static final int HANDED_ON = 3;
    private static final int ARGUMENTS = 5;
    private static final int STACK = 10;
    /** A timer's function has the map, the key and the value, and nothing that the program hands on. */
    private static final int NOTHING_OF_THE_PROGRAM = ARGUMENTS;

    /** What is handed to the function, by the places of its arguments: how many numbers come before the program's. */
    private static final Map<String, Integer> BEFORE =
            Map.of("bpf_loop", 1, "bpf_for_each_map_elem", 3, "bpf_timer_set_callback", NOTHING_OF_THE_PROGRAM);

    /** Of a program's code, and where in it each function begins. */
    static Callbacks of(Collection<Placed> code, Map<String, Integer> functions) {
        TreeSet<Integer> starts = new TreeSet<>(functions.values());
        return new Callbacks(functions.entrySet().stream().filter(function -> writes(code.stream()
                .filter(placed -> placed.at().index() >= function.getValue()
                        && Optional.ofNullable(starts.higher(function.getValue()))
                                .filter(end -> placed.at().index() >= end).isEmpty())
                .sorted(Comparator.comparingInt(placed -> placed.at().index()))
                .map(Placed::instruction).toList())).map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    /** Whether it may write to what was handed to it: neither to its own stack, nor to a variable or a map's value. */
    private static boolean writes(List<Instruction> function) {
        Set<Integer> maps = new HashSet<>();
        for (Instruction each : function) {
            if (each instanceof Instruction.LoadWide load) {
                maps.add(load.dst().number());
            } else if (each instanceof Instruction.Call call) {
                if (call.kind() != CallKind.HELPER
                        || !HelperCalls.writesNothing(Helpers.name(call.immediate()).orElse(""))) {
                    return true;
                }
                maps.removeIf(register -> register <= ARGUMENTS);
                maps.add(0);
            } else if (each instanceof Instruction.Alu alu && alu.op() == AluOp.MOV) {
                maps.remove(alu.dst().number());
            } else if (each instanceof Instruction.Load load) {
                maps.remove(load.dst().number());
            } else if (writtenTo(each).filter(base -> base != STACK && !maps.contains(base)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Integer> writtenTo(Instruction instruction) {
        return instruction instanceof Instruction.Store store ? Optional.of(store.to().base().number())
                : instruction instanceof Instruction.Atomic atomic ? Optional.of(atomic.memory().base().number())
                : Optional.empty();
    }

    /** The function's first slot, the state as it begins; empty where nothing is called, or not known what. */
    Optional<Integer> enter(String helper, State state, int slot) {
        if (!BEFORE.containsKey(helper) || !(state.get(FUNCTION) instanceof Known.OfFunction function)) {
            return Optional.empty();
        }
        Known handedOn = state.get(HANDED_ON);
        if (writing.contains(function.name())) {
            state.forgetStack();
        }
        state.enter(new State.Call(slot, function.name(), true));
        state.answer(Known.NOTHING);
        if (BEFORE.get(helper) < ARGUMENTS) {
            state.argument(BEFORE.get(helper) + 1, handedOn);
        }
        return Optional.of(function.slot());
    }

    /** Whether what is on the stack may be another with each round of the function in which it is. */
    boolean hasChanged(State state) {
        return state.call().again() && writing.contains(state.call().function());
    }
}
