package bpflab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen, check by check, in the order of looking.
 *
 * @param looks nothing of a check that nobody looked at
 */
record Evidence(List<Look> looks) {
    /** Nobody has looked yet. */
    static final Evidence NONE = new Evidence(List.of());

    Evidence {
        looks = List.copyOf(looks);
    }

    /** One look. */
    record Look(Check check, Observation seen) {}

    /** The same and one thing more. */
    Evidence with(Check check, Observation more) {
        List<Look> all = new ArrayList<>(looks);
        all.add(new Look(check, more));
        return new Evidence(all);
    }

    /** What was seen for this very check: a lesson may ask the same twice, before and after something else. */
    Optional<Observation> of(Check check) {
        return looks.stream().filter(one -> one.check() == check).map(Look::seen).findFirst();
    }
}
