package bpflab.elf;

import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import bpflab.insn.Slot;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which functions call which. libbpf copies what a program calls behind it, and does so for ever when a program is
 * reached from itself ({@code bpf_object__reloc_code} in libbpf.c); a call that leads to no function ends there too.
 */
final class CallGraph {
    private final String file;
    private final SymbolPlaces places;
    private final Map<String, Set<String>> calls = new HashMap<>();

    /** @param file its name, as errors call it */
    CallGraph(String file, SymbolPlaces places) {
        this.file = file;
        this.places = places;
    }

    /**
     * Adds a function.
     *
     * @param start where it starts in its section, in slots
     * @throws TroubleException it calls a place where no function begins
     */
    void add(ProgramSpec function, Section section, int start) {
        Set<String> called = new LinkedHashSet<>();
        Map<Integer, String> relocated = new HashMap<>();
        function.relocations().forEach(each -> relocated.putIfAbsent(each.slot(), each.symbol()));
        for (Placed placed : Decoder.decode(function.code())) {
            if (placed.instruction() instanceof Instruction.Call call && call.kind() == CallKind.SUBPROGRAM) {
                int slot = placed.at().index();
                String symbol = relocated.get(slot);
                called.add(symbol != null ? symbol : local(function, section, start + slot, call.immediate()));
            }
        }
        calls.put(function.name(), called);
    }

    private String local(ProgramSpec function, Section section, int slot, int distance) {
        long target = slot + 1L + distance;
        return places.functionAt(section.index(), target * Slot.BYTES)
                .map(Symbol::name)
                .orElseThrow(() -> ElfErrors.inconsistent(
                        file,
                        function.name() + " calls slot " + target + " of section " + section.name()
                                + ", where no function begins"));
    }

    /** @throws TroubleException one of the programs is called by itself, or by what it calls */
    void requireNoneCallsItself(List<ProgramSpec> programs) {
        for (ProgramSpec program : programs) {
            if (reached(program.name()).contains(program.name())) {
                throw callsItself(program.name());
            }
        }
    }

    private Set<String> reached(String from) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(calls.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(calls.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private TroubleException callsItself(String program) {
        return Trouble.failed(
                "cannot load " + program + " of " + file,
                "it calls itself, or what it calls calls it: a BPF program cannot be called again while it runs",
                "write it as a loop: for (int i = 0; i < 10; i++) { ... }").toException();
    }
}
