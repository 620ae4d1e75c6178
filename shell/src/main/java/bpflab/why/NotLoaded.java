package bpflab.why;

import bpflab.why.Evidence.Subject;
import java.util.Optional;

/** The kernel does not have it. */
final class NotLoaded implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        Subject program = seen.program();
        return Optional.of(switch (program.standing()) {
            case LOADED -> Finding.good("loaded", "id " + program.id() + ", " + program.type().label());
            case REFUSED -> Finding.cause("not loaded", "the kernel refused it", "what it refused, and the fix:",
                    ":verifier " + program.name());
            case MISSING -> Finding.cause("not loaded", "this bench has no program", "load one:", program.load());
        });
    }
}
