package bpflab.why.walk;

import bpflab.btf.LineInfo;
import bpflab.elf.CoreRelocation;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.insn.Slot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program with the functions that it can call behind it, as {@code bpf_object__append_subprog_code} of libbpf.c puts
 * them: slots count from the program's first on.
 *
 * @param whole the program's code and lines, and those of its functions
 * @param functions where each of them begins, by name; without those of which several have a name
 */
public record Linked(ProgramSpec whole, Map<String, Integer> functions) {
    public Linked {
        functions = Map.copyOf(functions);
    }

    /** A program, and all the functions of its file. */
    public static Linked of(ProgramSpec program, List<ProgramSpec> functions) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        List<LineInfo> lines = new ArrayList<>();
        List<Relocation> filled = new ArrayList<>();
        List<CoreRelocation> core = new ArrayList<>();
        Map<String, Integer> starts = new HashMap<>();
        Set<String> twice = new HashSet<>();
        List<ProgramSpec> all = new ArrayList<>(List.of(program));
        all.addAll(functions);
        for (ProgramSpec each : all) {
            int start = code.size() / Slot.BYTES;
            if (each != program && starts.put(each.name(), start) != null) {
                twice.add(each.name());
            }
            code.writeBytes(each.code());
            each.lines().forEach(line -> lines.add(
                    new LineInfo(line.slot() + start, line.file(), line.text(), line.line(), line.column())));
            each.relocations().forEach(one -> filled.add(
                    new Relocation(one.slot() + start, one.symbol(), one.addend())));
            each.core().forEach(one -> core.add(one.from(-start)));
        }
        starts.keySet().removeAll(twice);
        return new Linked(new ProgramSpec(program.name(), program.section(), code.toByteArray(), program.functions(),
                lines, filled, core), starts);
    }
}
