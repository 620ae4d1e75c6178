package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Entries whose key is a struct of a slot and what it is of, as BCC's tools have them ({@code {disk, slot}}): for each
 * of the latter the entries with the slot as their key.
 */
record Sections(Map<String, List<MapEntry>> bySection) {
    private static final List<String> NAMES = List.of("slot", "bucket");

    /** Empty when a key has no such field, or nothing beside it. */
    static Optional<Sections> of(List<MapEntry> entries, Predicate<Value> isSlot) {
        Map<String, List<MapEntry>> found = new LinkedHashMap<>();
        for (MapEntry entry : entries) {
            Optional<String> slot = slot(entry.key(), isSlot);
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            Value.Struct key = (Value.Struct) entry.key();
            Map<String, Value> others = new LinkedHashMap<>(key.fields());
            Value number = others.remove(slot.get());
            found.computeIfAbsent(title(others), section -> new ArrayList<>())
                    .add(new MapEntry(number, entry.values(), entry.adds()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Sections(found));
    }

    private static Optional<String> slot(Value key, Predicate<Value> isSlot) {
        if (!(key instanceof Value.Struct struct) || struct.fields().size() < 2) {
            return Optional.empty();
        }
        return NAMES.stream().filter(struct.fields()::containsKey).findFirst()
                .filter(name -> isSlot.test(struct.fields().get(name)));
    }

    /** {@code dev 2}. */
    private static String title(Map<String, Value> others) {
        List<String> words = new ArrayList<>();
        others.forEach((name, value) -> words.add(name + " " + value));
        return String.join(", ", words);
    }
}
