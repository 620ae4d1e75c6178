package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.insn.Encoding;
import bpflab.insn.Opcode;
import bpflab.insn.Slot;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The functions of an object. One in a section of its own is a program; those in {@code .text} are what programs call,
 * unless one stands there alone ({@code bpf_object__add_programs} and {@code prog_is_subprog} in libbpf.c).
 */
record Functions(List<ProgramSpec> programs, List<ProgramSpec> subprograms) {
    private static final String CALLED = ".text";
    /** BPF_PSEUDO_CALL. */
    private static final int CALL_OF_FUNCTION = 1;

    /** @throws TroubleException libbpf would not take them */
    static Functions read(Elf elf, SourceInfo info, Optional<Btf> btf) {
        SymbolPlaces places = new SymbolPlaces(elf);
        CallGraph calls = new CallGraph(elf.image().name(), places);
        Functions functions = new Whole(elf, places, new Relocations(elf, places, new Externs(btf), true), info,
                Optional.of(calls)).functions();
        requireNamesOfTheirOwn(elf.image().name(), functions.programs);
        calls.requireNoneCallsItself(functions.programs);
        return functions;
    }

    /** To be looked at: static programs, too, and whatever they call. */
    static Functions listed(Elf elf, SourceInfo info, Optional<Btf> btf) {
        Elf named = UnnamedCode.named(elf, info, btf);
        SymbolPlaces places = new SymbolPlaces(named);
        return new Whole(named, places, new Relocations(elf, places, new Externs(btf), false), info, Optional.empty())
                .functions();
    }

    /** No compiler makes two of one name, and libbpf would give the first one's code for both. */
    private static void requireNamesOfTheirOwn(String file, List<ProgramSpec> programs) {
        Set<String> names = new HashSet<>();
        programs.stream().map(ProgramSpec::name).filter(name -> !names.add(name)).findFirst().ifPresent(twice -> {
            throw ElfErrors.inconsistent(file, "two of its programs are called " + twice);
        });
    }

    /**
     * A file.
     *
     * @param calls what must lead to functions; empty when it is only looked at
     */
    private record Whole(
            Elf elf, SymbolPlaces places, Relocations relocations, SourceInfo info, Optional<CallGraph> calls) {

        Functions functions() {
            List<ProgramSpec> programs = new ArrayList<>();
            List<ProgramSpec> subprograms = new ArrayList<>();
            for (Section section : elf.sections()) {
                if (section.executable()) {
                    boolean called = section.name().equals(CALLED);
                    (called ? subprograms : programs).addAll(
                            new Reader(this, section, elf.code(section), relocations.of(section))
                                    .functions(!called && calls.isPresent()));
                }
            }
            boolean alone = programs.isEmpty() && subprograms.size() == 1;
            return alone ? new Functions(subprograms, List.of()) : new Functions(programs, subprograms);
        }
    }

    /** A function's part of its section: slots are counted from the section's start until here, then from its own. */
    private interface Cut {
        ProgramSpec of(String name, byte[] code, int from, int to);
    }

    /** What belongs to slots of a section, in the order of the file; a section may have thousands of functions. */
    private static final class BySlot<T> {
        private final NavigableMap<Integer, List<T>> records = new TreeMap<>();

        BySlot(List<T> all, ToIntFunction<T> slot) {
            all.forEach(each -> records.computeIfAbsent(slot.applyAsInt(each), any -> new ArrayList<>(1)).add(each));
        }

        Stream<T> within(int from, int to) {
            return records.subMap(from, to).values().stream().flatMap(List::stream);
        }
    }

    private record Reader(Whole file, Section section, byte[] all, List<Relocation> relocations) {
        private String name() {
            return file.elf.image().name();
        }

        List<ProgramSpec> functions(boolean mustBeGlobal) {
            List<Symbol> symbols = file.elf.symbols().stream()
                    .filter(s -> s.isFunction() && s.section() == section.index())
                    .sorted((a, b) -> Long.compare(a.value(), b.value())).toList();
            for (Symbol symbol : symbols) {
                if (mustBeGlobal && symbol.isLocal()) {
                    throw staticProgram(symbol);
                }
            }
            BySlot<FunctionInfo> functions = new BySlot<>(file.info.functionsOf(section.name()), FunctionInfo::slot);
            BySlot<LineInfo> lines = new BySlot<>(file.info.linesOf(section.name()), LineInfo::slot);
            BySlot<Relocation> filled = new BySlot<>(relocations, Relocation::slot);
            BySlot<CoreRelocation> core = new BySlot<>(file.info.coreOf(section.name()), CoreRelocation::slot);
            return apart(symbols).stream()
                    .map(symbol -> function(symbol, (name, code, from, to) -> new ProgramSpec(
                            name, section.name(), code,
                            functions.within(from, to).map(f -> new FunctionInfo(f.slot() - from, f.typeId())).toList(),
                            lines.within(from, to).map(line -> line.from(from)).toList(),
                            withLocalCalls(filled.within(from, to).map(r -> r.from(from)).toList(), code, from),
                            core.within(from, to).map(r -> r.from(from)).toList())))
                    .toList();
        }

        /** Functions that lie over each other would cost memory without end. */
        private List<Symbol> apart(List<Symbol> sorted) {
            for (int i = 1; i < sorted.size(); i++) {
                Symbol before = sorted.get(i - 1);
                if (sorted.get(i).value() - before.value() < before.bytes()) {
                    throw ElfErrors.inconsistent(
                            name(),
                                    "functions " + before.name() + " and " + sorted.get(i).name() + " overlap");
                }
            }
            return sorted;
        }

        private TroubleException staticProgram(Symbol symbol) {
            String why = symbol.name() + " in section " + section.name()
                    + " is static, and libbpf loads only programs that are not";
            return Trouble.failed("cannot read " + name() + " as a BPF object", why,
                    "take the word static away from " + symbol.name()).toException();
        }

        private ProgramSpec function(Symbol symbol, Cut cut) {
            if (symbol.bytes() == 0) {
                throw ElfErrors.nothingIn(name(), symbol.name());
            }
            if (symbol.value() % Slot.BYTES != 0 || symbol.bytes() % Slot.BYTES != 0) {
                throw ElfErrors.inconsistent(
                        name(), "function " + symbol.name() + " is not made of instructions of 8 bytes");
            }
            long end = symbol.value() + symbol.bytes();
            if (symbol.value() < 0 || end < symbol.value() || end > all.length) {
                throw ElfErrors.inconsistent(
                        name(), "function " + symbol.name() + " reaches beyond section " + section.name());
            }
            byte[] bytes = Arrays.copyOfRange(all, (int) symbol.value(), (int) end);
            int start = (int) (symbol.value() / Slot.BYTES);
            ProgramSpec function = cut.of(symbol.name(), bytes, start, (int) (end / Slot.BYTES));
            file.calls.ifPresent(calls -> calls.add(function, section, start));
            return function;
        }

        /** A call within a section is complete when it is compiled: libbpf looks for its function as for the others. */
        private List<Relocation> withLocalCalls(List<Relocation> known, byte[] code, int from) {
            Set<Integer> slots = known.stream().map(Relocation::slot).collect(Collectors.toSet());
            Stream<Relocation> calls = IntStream.range(0, code.length / Slot.BYTES)
                    .filter(slot -> code[slot * Slot.BYTES] == (byte) Opcode.CALL && !slots.contains(slot))
                    .mapToObj(slot -> localCall(slot, from, Encoding.at(code, new Slot(slot))))
                    .flatMap(Optional::stream);
            return Stream.concat(known.stream(), calls).toList();
        }

        private Optional<Relocation> localCall(int slot, int from, Encoding at) {
            return at.src() != CALL_OF_FUNCTION ? Optional.empty()
                    : file.places.functionAt(section.index(), (from + slot + 1L + at.immediate()) * Slot.BYTES)
                            .map(function -> new Relocation(
                                    slot, function.name(), 0, Relocation.Kind.FUNCTION, function.name()));
        }
    }
}
