package bpflab.why;

import bpflab.why.Evidence.Place;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it was attached to is no longer there; the link stays, attached to nothing. */
final class PlaceGone implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        if (seen.places().stream().anyMatch(Place::alive)) {
            return Optional.empty();
        }
        String gone = seen.places().stream().map(Place::target).distinct().collect(Collectors.joining(", "));
        return Optional.of(Finding.cause("attached to what is gone", gone + " is no longer there",
                "attach it again:", seen.program().attach()));
    }
}
