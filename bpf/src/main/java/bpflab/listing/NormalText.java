package bpflab.listing;

import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What of an instruction's text does not depend on where things happen to lie: jumps without their distance, calls
 * without address, and references to maps, whatever their number.
 */
final class NormalText {
    private static final Pattern TAG = Pattern.compile("bpf_prog_[0-9a-f]{16}_");
    private static final Pattern JUMP = Pattern.compile(
            "^(j\\w+|b(?:\\.\\w+)?|cbn?z .*,|tbn?z .*,) *#?-?(0x)?[0-9a-f]+$");
    private static final Pattern ADDRESS = Pattern.compile("^(movabsq? .*?)-?(0x)?[0-9a-f]{9,}");

    private NormalText() {}

    /** Of BPF code of any stage: references to maps and functions are the same whatever they refer to. */
    static String of(Row.Code code) {
        Instruction instruction = Decoder.decode(code.bytes()).get(0).instruction();
        String text = moved(code, instruction);
        if (instruction instanceof Instruction.LoadWide load) {
            boolean named = text.endsWith(" ll") || text.contains("map[") || text.contains("= subprog");
            return named ? load.dst() + " = reference" : text;
        }
        return text;
    }

    /** Of BPF code of one stage; {@code names} puts the names of maps in the place of their ids. */
    static String ofMoved(Row.Code code, UnaryOperator<String> names) {
        return names.apply(moved(code, Decoder.decode(code.bytes()).get(0).instruction()));
    }

    /** Of machine code: jumps without their target, and no addresses. */
    static String ofMachine(Row.Code code) {
        String jump = JUMP.matcher(untagged(code.text())).replaceFirst("$1 there");
        return jump.startsWith("movabs") ? ADDRESS.matcher(jump).replaceFirst("$1address") : jump;
    }

    /** The tag changes with the code, the name does not. */
    static String untagged(String text) {
        return text.contains("bpf_prog_") ? TAG.matcher(text).replaceFirst("") : text;
    }

    private static String moved(Row.Code code, Instruction instruction) {
        String text = code.plain();
        if (instruction instanceof Instruction.Jump || instruction instanceof Instruction.JumpIf) {
            return text.replaceFirst("pc[+-]\\d+$", "pc");
        } else if (instruction instanceof Instruction.Call call) {
            return call(call, text);
        } else if (instruction instanceof Instruction.LoadWide) {
            return text.replaceFirst("subprog\\[[+-]\\d+]", "subprog");
        }
        return text;
    }

    /** {@code call add}, {@code call pc+3#bpf_prog_0123456789abcdef_add}, {@code call bpf_ktime_get_ns#5}. */
    private static String call(Instruction.Call call, String text) {
        String name = untagged(text.replaceFirst("^call pc[+-]\\d+#?", "call "));
        return call.kind() == CallKind.SUBPROGRAM ? name : name.replaceFirst("#-?\\d+$", "");
    }
}
