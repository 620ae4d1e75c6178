package bpflab.why;

import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.Optional;

/** It is on an interface that the lab's packets never see, and ran not once while it was looked at. */
final class NotTheLab implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        Optional<Device> elsewhere = seen.places().stream().filter(Place::alive).flatMap(p -> p.device().stream())
                .findFirst();
        if (seen.lab().isPresent() || elsewhere.isEmpty() || seen.ran()) {
            return Optional.empty();
        }
        return Optional.of(Finding.cause("no packet came by " + elsewhere.get().name(),
                "what the lab sends goes over lab0", "attach it there:", seen.program().attach()));
    }
}
