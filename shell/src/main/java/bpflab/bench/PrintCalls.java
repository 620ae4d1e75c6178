package bpflab.bench;

import bpflab.btf.LineInfo;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import bpflab.trace.PrintFormat;
import bpflab.view.Clean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls of a file that print into the trace, and the formats among them that the kernel refuses at run time without
 * a word.
 */
record PrintCalls(ObjectFile file) {
    /** bpf_trace_printk always has room for three: {@code MAX_TRACE_PRINTK_VARARGS} in kernel/trace/bpf_trace.c. */
    private static final int PLAIN_ARGUMENTS = 3;
    private static final int VALUE_BYTES = 8;
    private static final Map<String, Integer> PRINTERS = Map.of("bpf_trace_printk", 0, "bpf_trace_vprintk", 4);

    /** Whether there is one. */
    boolean any() {
        return functions().anyMatch(
                function -> Decoder.decode(function.code()).stream().anyMatch(placed -> printer(placed).isPresent()));
    }

    /** A sentence for each call that prints nothing: where, and why. */
    List<String> refused() {
        return functions().flatMap(function -> refused(function).stream()).toList();
    }

    /** The same for one program of the file, and for the functions that it may call. */
    List<String> refused(String program) {
        return functions().filter(function -> function.name().equals(program) || !file.programs().contains(function))
                .flatMap(function -> refused(function).stream())
                .toList();
    }

    private Stream<ProgramSpec> functions() {
        return Stream.concat(file.programs().stream(), file.subprograms().stream());
    }

    private List<String> refused(ProgramSpec function) {
        List<String> refused = new ArrayList<>();
        KnownValues values = new KnownValues(file, function);
        for (Placed placed : Decoder.decode(function.code())) {
            values.arrive(placed);
            printer(placed).flatMap(helper -> refusal(values, PRINTERS.get(helper)))
                    .ifPresent(why -> refused.add(place(function, placed) + ": " + why));
            values.after(placed);
        }
        return refused;
    }

    /** @param length the register with the length of the values; 0 where there are always three */
    private static Optional<String> refusal(KnownValues values, int length) {
        Optional<Long> bytes = values.number(2);
        Optional<Long> given = length == 0
                ? Optional.of((long) PLAIN_ARGUMENTS * VALUE_BYTES)
                : values.number(length);
        if (bytes.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        return values.text(1, bytes.get().intValue())
                .flatMap(format -> PrintFormat.refusal(format, (int) (given.get() / VALUE_BYTES))
                        .map(why -> "the kernel refuses the format \"" + shown(format) + "\", so nothing is printed: "
                                + why + "; " + PrintFormat.PERMITTED));
    }

    private static String shown(byte[] format) {
        String text = new String(format, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return Clean.text((end < 0 ? text : text.substring(0, end)).replace("\n", "\\n").replace("\t", "\\t"));
    }

    private static String place(ProgramSpec function, Placed placed) {
        return function.lines().stream()
                .filter(line -> line.slot() <= placed.at().index())
                .max(Comparator.comparingInt(LineInfo::slot))
                .map(line -> Path.of(line.file()).getFileName() + ":" + line.line())
                .orElse(function.name() + ", instruction " + placed.at().index());
    }

    private static Optional<String> printer(Placed placed) {
        return placed.instruction() instanceof Instruction.Call call && call.kind() == CallKind.HELPER
                ? Helpers.name(call.immediate()).filter(PRINTERS::containsKey)
                : Optional.empty();
    }
}
