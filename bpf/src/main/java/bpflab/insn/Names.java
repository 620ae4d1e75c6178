package bpflab.insn;

import bpflab.insn.Instruction.Call;
import bpflab.insn.Instruction.LoadWide;

/**
 * Names for what instructions only give numbers for. As it stands, what the verifier's log says: a number, or a
 * helper's name.
 */
public interface Names {
    /** What {@code lddw} puts into its register: {@code 0x2a}, {@code map[id:7]}. */
    default String value(Slot at, LoadWide load) {
        return "0x" + Long.toHexString(load.value());
    }

    /** What is called: {@code pc+3}, {@code bpf_ktime_get_ns#5}. */
    default String callee(Slot at, Call call) {
        return switch (call.kind()) {
            case HELPER -> Helpers.name(call.immediate()).orElse("unknown") + "#" + call.immediate();
            case SUBPROGRAM -> "pc" + distance(call.immediate());
            case KERNEL_FUNCTION -> "kernel-function#" + call.immediate();
            case UNKNOWN -> "unknown#" + call.immediate();
        };
    }

    /** How far it is, in slots or bytes, with its sign: {@code +3}, {@code -2}. */
    static String distance(int by) {
        return by < 0 ? Integer.toString(by) : "+" + by;
    }
}
