package bpflab.why;

import bpflab.why.Evidence.Other;
import java.util.Optional;

/** It was loaded again, and where it was attached the earlier version still runs; or a program of somebody else. */
final class OlderOneRuns implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.other().filter(other -> seen.places().isEmpty()).map(other -> Finding.cause(
                "not attached", other.at() + " runs " + described(other), "put it in that one's place:",
                seen.program().attach() + " --replace"));
    }

    private static String described(Other other) {
        return other.older() ? "an earlier version of it, id " + other.id()
                : "another program, " + other.name() + ", id " + other.id();
    }
}
