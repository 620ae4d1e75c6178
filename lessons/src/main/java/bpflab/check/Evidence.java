package bpflab.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen, check by check, in the order of looking.
 *
 * @param seen empty for a check that nobody looked at
 */
record Evidence(Map<Check, Observation> seen) {
    /** Nobody has looked yet. */
    static final Evidence NONE = new Evidence(Map.of());

    Evidence {
        seen = Map.copyOf(seen);
    }

    /** The same and one thing more. */
    Evidence with(Check check, Observation more) {
        Map<Check, Observation> all = new LinkedHashMap<>(seen);
        all.put(check, more);
        return new Evidence(all);
    }

    /** What was seen for a check. */
    Optional<Observation> of(Check check) {
        return Optional.ofNullable(seen.get(check));
    }
}
