package bpflab.why;

import bpflab.why.Evidence.Place;
import java.util.Optional;

/** The file that is probed was built again, or is gone: the program waits in the one that was there. */
final class FileReplaced implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.ran() ? Optional.empty() : seen.places().stream()
                .filter(Place::alive)
                .filter(place -> place.crowd().filter(crowd -> crowd.kind() == Crowd.Kind.FILE
                        && !crowd.since().isEmpty()).isPresent())
                .findFirst()
                .map(place -> cause(seen, place, place.crowd().orElseThrow()));
    }

    private static Finding cause(Evidence seen, Place place, Crowd crowd) {
        boolean gone = crowd.since().startsWith("deleted");
        return Finding.cause(gone ? "its file was deleted" : "its file was replaced",
                "it is attached in what was " + crowd.what() + " before, and runs only where that does",
                gone ? "build it, and attach it again:" : "attach it again:",
                ":attach " + seen.program().name() + " " + place.hook() + " " + place.target());
    }
}
