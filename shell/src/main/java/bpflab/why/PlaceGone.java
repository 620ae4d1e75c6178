package bpflab.why;

import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it was attached to is no longer there; the link stays, attached to nothing. */
final class PlaceGone implements Rule {
    private static final String PORT = "(?:udp|tcp):\\d+";

    @Override
    public Optional<Finding> on(Evidence seen) {
        if (seen.places().stream().anyMatch(Place::alive)) {
            return Optional.empty();
        }
        if (seen.places().stream().allMatch(place -> place.device().filter(Device::there).isPresent())) {
            Place place = seen.places().get(0);
            return Optional.of(Finding.cause("its link holds nothing any longer", "link " + place.link() + " is no "
                    + "longer at " + place.target() + ": it was detached from outside, or " + place.target()
                    + " was made anew", "attach it again:", seen.program().attach()));
        }
        String gone = seen.places().stream().map(Place::target).distinct().collect(Collectors.joining(", "));
        Optional<Place> port = seen.places().stream().filter(place -> place.target().matches(PORT)).findFirst();
        return Optional.of(port.isPresent()
                ? Finding.cause("attached to what is gone", "the socket at " + gone + " was closed",
                        "attach it to the one that is open there next:",
                        ":attach " + seen.program().name() + " " + port.get().hook() + " " + port.get().target())
                : Finding.cause("attached to what is gone", gone + " is no longer there",
                        "attach it again:", seen.program().attach()));
    }
}
