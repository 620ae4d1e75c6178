package bpflab.listing;

import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.insn.Disassembler;
import bpflab.insn.Placed;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dumps of BPF code. */
public final class Listing {
    private Listing() {}

    /**
     * The rows of {@code bpftool prog dump xlated}: same functions, same source lines, same instructions ({@code
     * dump_xlated_plain} in bpftool's xlated_dumper.c). Each is made when it is asked for; who goes over them more than
     * once copies them.
     */
    public static List<Row> xlated(Xlated xlated, Symbols symbols) {
        return new XlatedRows(xlated, symbols);
    }

    /**
     * The rows of {@code llvm-objdump -S -r}, in the kernel's syntax, with what relocations name:
     * {@code (18) r1 = counter ll}, and what they mean beside it. A source line stands before the first instruction of
     * each stretch that was compiled from it. Each row is made when it is asked for, as of {@link #xlated}.
     */
    public static List<Row> compiled(ProgramSpec program) {
        return new CompiledRows(program);
    }

    /** All of rows that are made when they are asked for: for who goes over them more than once. */
    public static List<Row> kept(List<Row> rows) {
        Row[] made = new Row[rows.size()];
        for (int at = 0; at < made.length; at++) {
            Enough.orGoOn();
            made[at] = rows.get(at);
        }
        return List.of(made);
    }

    /**
     * A program and the functions that it calls, in the order in which libbpf puts them behind it: each at its first
     * call ({@code bpf_object__reloc_code}).
     *
     * @param others the functions of the same file
     */
    public static List<ProgramSpec> called(ProgramSpec program, List<ProgramSpec> others) {
        Map<String, ProgramSpec> byName = new HashMap<>();
        others.forEach(function -> byName.put(function.name(), function));
        Set<ProgramSpec> called = new LinkedHashSet<>(List.of(program));
        addCalled(program, byName, called);
        return List.copyOf(called);
    }

    private static void addCalled(ProgramSpec caller, Map<String, ProgramSpec> byName, Set<ProgramSpec> called) {
        for (Relocation relocation : caller.relocations()) {
            ProgramSpec function = byName.get(relocation.symbol());
            if (function != null && called.add(function)) {
                addCalled(function, byName, called);
            }
        }
    }

    static Row.Code code(Placed placed, Disassembler disassembler) {
        return new Row.Code(placed.at().index(), disassembler.text(placed), placed.bytes());
    }
}
