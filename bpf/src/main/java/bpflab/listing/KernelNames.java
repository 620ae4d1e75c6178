package bpflab.listing;

import bpflab.insn.CallKind;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction.Call;
import bpflab.insn.Instruction.LoadWide;
import bpflab.insn.Names;
import bpflab.insn.Slot;
import bpflab.kernel.Symbols;
import java.util.List;

/**
 * Names in code that the kernel gives back: {@code print_call} and {@code print_imm} in bpftool's xlated_dumper.c.
 * References to maps hold ids, calls of helpers the distance from {@code __bpf_call_base}, calls of subprograms their
 * number.
 */
final class KernelNames implements Names {
    private final List<Long> functions;
    private final Symbols symbols;
    private Long callBase;

    KernelNames(List<Long> functions, Symbols symbols) {
        this.functions = functions;
        this.symbols = symbols;
    }

    /** Asked for when a name is not known otherwise: the kernel's symbols take longer to read than all the rest. */
    private long callBase() {
        if (callBase == null) {
            callBase = symbols.address("__bpf_call_base").orElse(0L);
        }
        return callBase;
    }

    @Override
    public String value(Slot at, LoadWide load) {
        return switch (load.kind()) {
            case MAP_FD -> "map[id:" + load.low() + "]";
            case MAP_VALUE -> "map[id:" + load.low() + "][0]+" + load.high();
            case MAP_INDEX_VALUE -> "map[idx:" + load.low() + "]+" + load.high();
            case FUNCTION -> "subprog[" + Names.distance(load.low()) + "]";
            default -> Names.super.value(at, load);
        };
    }

    @Override
    public String callee(Slot at, Call call) {
        if (call.kind() == CallKind.SUBPROGRAM) {
            return "pc" + Names.distance(call.offset()) + subprogram(call.immediate());
        }
        if (call.kind() == CallKind.HELPER && Helpers.name(call.immediate()).isPresent()) {
            return Names.super.callee(at, call);
        }
        return nameOf(callBase() + call.immediate()) + "#" + call.immediate();
    }

    /** The kernel keeps the distance in the offset and puts the function's number into the immediate. */
    private String subprogram(int number) {
        if (functions.isEmpty()) {
            return "";
        }
        boolean known = number >= 0 && number < functions.size();
        return "#" + nameOf(known ? functions.get(number) : callBase() + number);
    }

    private String nameOf(long address) {
        return symbols.at(address).orElseGet(() -> "0x" + Long.toHexString(address));
    }
}
