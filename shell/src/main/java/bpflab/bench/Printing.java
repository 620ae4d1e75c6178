package bpflab.bench;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import java.util.Set;
import java.util.stream.Stream;

/** Finds calls of the helpers that print into the trace in compiled code. */
final class Printing {
    private static final Set<String> PRINTERS = Set.of("bpf_trace_printk", "bpf_trace_vprintk");

    private Printing() {}

    static boolean isIn(ObjectFile file) {
        return Stream.concat(file.programs().stream(), file.subprograms().stream())
                .map(ProgramSpec::code)
                .anyMatch(code -> Decoder.decode(code).stream().anyMatch(placed -> prints(placed.instruction())));
    }

    private static boolean prints(Instruction instruction) {
        return instruction instanceof Instruction.Call call
                && call.kind() == CallKind.HELPER
                && Helpers.name(call.immediate()).filter(PRINTERS::contains).isPresent();
    }
}
