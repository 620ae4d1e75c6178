package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.insn.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Code that no symbol names, as a stripped object has it, or one whose static functions were stripped. A listing calls
 * it as the types do, else as its section and the place in it.
 */
final class UnnamedCode {
    private final Section section;
    private final TreeMap<Long, String> typed = new TreeMap<>();
    private final List<Symbol> found = new ArrayList<>();

    private UnnamedCode(Section section, List<FunctionInfo> functions, Optional<Btf> btf) {
        this.section = section;
        btf.ifPresent(types -> functions.forEach(
                function -> typed.put((long) function.slot() * Slot.BYTES, types.type(function.typeId()).name())));
    }

    /** The same file with a symbol for each piece of code that has none. */
    static Elf named(Elf elf, SourceInfo info, Optional<Btf> btf) {
        List<Symbol> symbols = new ArrayList<>(elf.symbols());
        for (Section section : elf.sections()) {
            if (section.executable()) {
                symbols.addAll(new UnnamedCode(section, info.functionsOf(section.name()), btf).between(elf.symbols()));
            }
        }
        return new Elf(elf.image(), elf.sections(), List.copyOf(symbols));
    }

    private List<Symbol> between(List<Symbol> symbols) {
        long at = 0;
        for (Symbol symbol : symbols.stream()
                .filter(each -> each.isFunction() && each.section() == section.index())
                .sorted(Comparator.comparingLong(Symbol::value)).toList()) {
            add(at, symbol.value());
            at = Math.max(at, symbol.value() + symbol.bytes());
        }
        add(at, section.bytes() - section.bytes() % Slot.BYTES);
        return found;
    }

    /** What lies between two places: cut where the types say that a function begins. */
    private void add(long from, long to) {
        for (long at = from, end; at < to && to <= section.bytes(); at = end) {
            Long next = typed.higherKey(at);
            end = next == null || next >= to ? to : next;
            String name = typed.getOrDefault(at, at == 0 ? section.name() : section.name() + "+" + at);
            found.add(new Symbol(name, Symbol.FUNCTION, Symbol.GLOBAL, section.index(), at, end - at));
        }
    }
}
