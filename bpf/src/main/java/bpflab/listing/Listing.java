package bpflab.listing;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.insn.Decoder;
import bpflab.insn.Disassembler;
import bpflab.insn.Placed;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
     * each stretch that was compiled from it.
     */
    public static List<Row> compiled(ProgramSpec program) {
        ObjectNames names = new ObjectNames(program);
        Disassembler disassembler = new Disassembler(names);
        CompiledLines lines = new CompiledLines(program.lines());
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Function(program.name() + ":"));
        Consumer<Row> add = rows::add;
        Decoder.each(program.code(), placed -> {
            lines.at(placed).<Row>map(Row.Source::new).ifPresent(add);
            Enough.orGoOn();
            int slot = placed.at().index();
            rows.add(new Row.Code(slot, disassembler.text(placed), placed.bytes(), names.note(slot)));
        });
        return rows;
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

    /** The lines of a program as compiled: the last one where several stand at one instruction, none twice in a row. */
    private static final class CompiledLines {
        private final List<LineInfo> lines;
        private int next;
        private LineInfo shown;

        CompiledLines(List<LineInfo> lines) {
            this.lines = lines;
        }

        Optional<LineInfo> at(Placed placed) {
            LineInfo found = null;
            while (next < lines.size() && lines.get(next).slot() <= placed.at().index()) {
                found = lines.get(next++);
            }
            if (found == null || found.line() == 0 || isSameLine(found)) {
                return Optional.empty();
            }
            shown = found;
            return Optional.of(found);
        }

        private boolean isSameLine(LineInfo line) {
            return shown != null && shown.line() == line.line() && shown.file().equals(line.file());
        }
    }
}
