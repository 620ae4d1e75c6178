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
import java.util.Optional;
import java.util.Set;

/**
 * Which functions call which. libbpf copies what a program calls behind it, and does so for ever when a program is
 * reached from itself ({@code bpf_object__reloc_code} in libbpf.c); a call that leads to no function ends there too.
 */
final class CallGraph {
    private final Elf elf;
    private final Map<String, Set<String>> calls = new HashMap<>();

    CallGraph(Elf elf) {
        this.elf = elf;
    }

    /**
     * Adds a function.
     *
     * @param start where it starts in its section, in slots
     * @throws TroubleException it calls a place where no function begins
     */
    void add(ProgramSpec function, Section section, int start) {
        Set<String> called = new LinkedHashSet<>();
        for (Placed placed : Decoder.decode(function.code())) {
            if (placed.instruction() instanceof Instruction.Call call && call.kind() == CallKind.SUBPROGRAM) {
                int slot = placed.at().index();
                called.add(relocated(function, slot)
                        .orElseGet(() -> local(function, section, start + slot, call.immediate())));
            }
        }
        calls.put(function.name(), called);
    }

    private static Optional<String> relocated(ProgramSpec function, int slot) {
        return function.relocations().stream().filter(r -> r.slot() == slot).map(Relocation::symbol).findFirst();
    }

    private String local(ProgramSpec function, Section section, int slot, int distance) {
        long target = slot + 1L + distance;
        return elf.functionAt(section.index(), target * Slot.BYTES)
                .map(Symbol::name)
                .orElseThrow(() -> ElfErrors.inconsistent(
                        elf.image().name(),
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
                "cannot load " + program + " of " + elf.image().name(),
                "it calls itself, or what it calls calls it: a BPF program cannot be called again while it runs",
                "write it as a loop: for (int i = 0; i < 10; i++) { ... }").toException();
    }
}
