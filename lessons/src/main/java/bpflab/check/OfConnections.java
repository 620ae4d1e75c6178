package bpflab.check;

import java.util.Optional;
import java.util.Set;

/** What all checks have in common that connect to a port of the lab by TCP. */
interface OfConnections extends CheckKind<Connections> {
    /** Whom they connect to, and how often. */
    Traffic traffic();

    /** What is to become of it. */
    Outcome outcome();

    @Override
    default String expected() {
        return outcome().word();
    }

    @Override
    default Set<Setup> needs() {
        return Set.of(Setup.LAB, Setup.ATTACHED);
    }

    @Override
    default Optional<String> packet(boolean leaving) {
        return Optional.of(traffic().connection(leaving));
    }

    @Override
    default Class<Connections> sees() {
        return Connections.class;
    }

    @Override
    default Verdict judge(Connections seen) {
        return verdict(outcome().fits(seen.replies()), seen.words());
    }
}
