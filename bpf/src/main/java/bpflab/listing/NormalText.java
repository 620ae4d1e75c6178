package bpflab.listing;

import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;

/**
 * What of an instruction's text does not depend on where things happen to lie: jumps without their distance, calls
 * without address, and references to maps, whatever their number.
 */
final class NormalText {
    private NormalText() {}

    /** Of BPF code. */
    static String of(Row.Code code) {
        Instruction instruction = Decoder.decode(code.bytes()).get(0).instruction();
        String text = code.text().replaceFirst("^\\([0-9a-f]{2}\\) ", "");
        if (instruction instanceof Instruction.Jump || instruction instanceof Instruction.JumpIf) {
            return text.replaceFirst("pc[+-]\\d+$", "pc");
        } else if (instruction instanceof Instruction.Call call) {
            return call(call, text);
        } else if (instruction instanceof Instruction.LoadWide load) {
            boolean named = text.endsWith(" ll") || text.contains("map[") || text.contains("subprog[");
            return named ? load.dst() + " = reference" : text;
        }
        return text;
    }

    /** {@code call add}, {@code call pc+3#bpf_prog_0123456789abcdef_add}, {@code call bpf_ktime_get_ns#5}. */
    private static String call(Instruction.Call call, String text) {
        String name = text.replaceFirst("^call pc[+-]\\d+#?", "call ").replaceFirst("bpf_prog_[0-9a-f]{16}_", "");
        return call.kind() == CallKind.SUBPROGRAM ? name : name.replaceFirst("#-?\\d+$", "");
    }
}
