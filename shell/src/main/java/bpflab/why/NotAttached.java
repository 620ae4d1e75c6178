package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.why.Evidence.Place;
import java.util.Optional;
import java.util.stream.Collectors;

/** It is loaded, and nothing calls it. */
final class NotAttached implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        if (seen.places().isEmpty() && seen.program().type() == ProgramType.SYSCALL) {
            return Optional.of(Finding.cause("nobody runs it", "a program of this type is not attached: it is called",
                    "run it:", ":run " + seen.program().name()));
        }
        if (seen.places().isEmpty()) {
            return Optional.of(Finding.cause("not attached", "nothing in the kernel calls it",
                    "attach it where something happens:", seen.program().attach()));
        }
        String places = seen.places().stream()
                .filter(Place::alive)
                .map(Place::words)
                .collect(Collectors.joining("; "));
        return places.isEmpty() ? Optional.empty() : Optional.of(Finding.good("attached", places));
    }
}
