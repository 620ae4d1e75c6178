package bpflab.why;

import java.util.Optional;

/** The program only looks into a map, and nobody has put anything in: what it looks for is never there. */
final class KeyNeverThere implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream()
                .filter(map -> seen.code().known() && !map.written() && !map.hands())
                .filter(map -> map.entries().equals(Optional.of(0L)))
                .findFirst()
                .map(map -> Finding.cause("map " + map.name() + " is empty",
                        "the program looks keys up and puts none in", "put one in:",
                        ":map set " + map.name() + " KEY VALUE"));
    }
}
