package bpflab.why;

import bpflab.why.Evidence.UsedMap;
import java.util.Optional;

/**
 * A map that the program puts entries into has no room left: what is new is refused with E2BIG, which few ask for. What
 * changed while the lab sent goes on for the keys that are there.
 */
final class MapFull implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream()
                .filter(map -> map.written() && !map.hands())
                .filter(map -> map.entries().filter(count -> count >= map.room()).isPresent())
                .findFirst()
                .map(map -> changes(seen, map) ? Finding.open("map " + map.name() + " is full", count(map)
                        + " entries: it goes on with those, and no new key gets in")
                        : map.kind().ends() ? ends(seen, map) : keys(seen, map));
    }

    private static boolean changes(Evidence seen, UsedMap map) {
        return seen.traffic().stream().anyMatch(sent -> sent.changed().contains(map.name()));
    }

    private static Finding keys(Evidence seen, UsedMap map) {
        return Finding.cause("map " + map.name() + " is full", count(map) + " entries: no new key gets in",
                "give it a greater max_entries, or the type BPF_MAP_TYPE_LRU_HASH:", seen.program().load());
    }

    private static Finding ends(Evidence seen, UsedMap map) {
        return Finding.cause("map " + map.name() + " is full",
                count(map) + " values: another one is refused until one is taken out",
                "take one out:", ":map pop " + map.name())
                .then("or have the oldest make room, by the flag of bpf_map_push_elem(), then", seen.program().load())
                .write("write", "BPF_EXIST");
    }

    private static String count(UsedMap map) {
        return map.entries().get() + " of " + map.room();
    }
}
