package bpflab.elf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What lies where: the functions, variables and maps of a file by section and place. */
final class SymbolPlaces {
    private final Map<Integer, Map<Long, Symbol>> functions = new HashMap<>();
    private final Map<Integer, TreeMap<Long, Symbol>> others = new HashMap<>();

    /** Of several at one place the first counts. */
    SymbolPlaces(Elf elf) {
        for (Symbol symbol : elf.symbols()) {
            if (symbol.isFunction()) {
                functions.computeIfAbsent(symbol.section(), any -> new HashMap<>())
                        .putIfAbsent(symbol.value(), symbol);
            } else if (!symbol.isSection() && !symbol.name().isEmpty()) {
                others.computeIfAbsent(symbol.section(), any -> new TreeMap<>())
                        .putIfAbsent(symbol.value(), symbol);
            }
        }
    }

    /** The function whose code starts at a place in a section. */
    Optional<Symbol> functionAt(int section, long value) {
        return Optional.ofNullable(functions.getOrDefault(section, Map.of()).get(value));
    }

    /** The variable or map that a place in a section belongs to. */
    Optional<Symbol> around(int section, long value) {
        return Optional.ofNullable(others.get(section))
                .map(symbols -> symbols.floorEntry(value))
                .map(Map.Entry::getValue)
                .filter(symbol -> value == symbol.value() || value - symbol.value() < symbol.bytes());
    }
}
