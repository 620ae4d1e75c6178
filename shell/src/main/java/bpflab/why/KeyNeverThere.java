package bpflab.why;

import bpflab.why.Evidence.Sent;
import bpflab.why.Evidence.UsedMap;
import bpflab.why.walk.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The program only looks into a map, and nobody has put anything in: what it looks for is never there. */
final class KeyNeverThere implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream()
                .filter(map -> seen.code().known() && !map.written() && !map.hands())
                .filter(map -> map.entries().equals(Optional.of(0L)))
                .filter(map -> !map.kind().ends() || seen.traffic().stream().noneMatch(Sent::acted))
                .findFirst()
                .map(map -> finding(seen, map));
    }

    private static Finding finding(Evidence seen, UsedMap map) {
        String what = "map " + map.name() + " is empty";
        String why = "the program looks keys up and puts none in";
        if (map.kind().ends()) {
            return Finding.cause(what, "the program takes values out and puts none in", "put one in:",
                    ":map push " + map.name() + " " + seen.keys().value(map.name()));
        }
        return !decides(seen, map.name()) ? Finding.open(what, why + "; it goes on without")
                : map.kind().frozen() ? frozen(seen, what, why)
                : Finding.cause(what, why, "put one in:", ":map set " + map.name() + " " + key(seen, map.name()) + " "
                        + seen.keys().value(map.name()));
    }

    /** Whether packets may turn back there: one that goes on without an entry has a cause elsewhere. */
    private static boolean decides(Evidence seen, String map) {
        return seen.traffic().stream().noneMatch(Sent::acted) && seen.furthest().stream()
                .flatMap(stop -> stop.packets().stream())
                .map(came -> came.turn().origin())
                .noneMatch(origin -> origin instanceof Origin.Lookup other && !other.map().equals(map));
    }

    /** Nobody can put one into the map that is there. */
    static Finding frozen(Evidence seen, String what, String why) {
        return Finding.cause(what, why + ", and nobody can from outside: it is frozen",
                "load it again, which makes a new one, attach it, and put one in:", seen.program().load());
    }

    /** The one that most packets looked for, where they were followed so far. */
    private static String key(Evidence seen, String map) {
        Map<String, Long> counts = seen.furthest().stream().flatMap(stop -> stop.packets().stream())
                .map(came -> came.turn().origin())
                .filter(origin -> origin instanceof Origin.Lookup lookup && lookup.map().equals(map))
                .map(origin -> seen.keys().text(map, ((Origin.Lookup) origin).key().bytes()))
                .collect(Collectors.groupingBy(key -> key, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .or(() -> seen.keys().own(map)).orElseGet(() -> seen.keys().key(map));
    }
}
