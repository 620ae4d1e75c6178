package bpflab.why;

import java.util.Optional;

/** A map that the program puts entries into has no room left: new keys are refused with E2BIG, which few ask for. */
final class MapFull implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream()
                .filter(map -> map.written() && !map.hands())
                .filter(map -> map.entries().filter(count -> count >= map.room()).isPresent())
                .findFirst()
                .map(map -> Finding.cause("map " + map.name() + " is full",
                        map.entries().get() + " of " + map.room() + " entries: no new key gets in",
                        "give it a greater max_entries, or the type BPF_MAP_TYPE_LRU_HASH:",
                        seen.program().load()));
    }
}
