package bpflab.why;

import java.util.Optional;

/** One cause why nothing happens: what is looked at, and what to do when it is this. */
interface Rule {
    /** What it says; empty when it has nothing to do with such a program. */
    Optional<Finding> on(Evidence seen);
}
