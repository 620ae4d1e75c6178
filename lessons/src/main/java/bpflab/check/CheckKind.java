package bpflab.check;

import bpflab.hook.ReturnValues;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of check: how it looks, and how it judges what it saw. Its words in a lesson are a {@link CheckWords} beside
 * it.
 *
 * @param <O> what it sees
 */
interface CheckKind<O extends Observation> extends Check {
    /** What it sees, unless that is missing. */
    Class<O> sees();

    /** What must be there while it looks. */
    default Set<Setup> needs() {
        return Set.of();
    }

    /** Whether it can be about a program that answers such values: XDP_PASS is no answer of a socket filter. */
    default boolean isAbout(ReturnValues returns) {
        return true;
    }

    /** Rows of its own below the check's, for what was not as expected. */
    default List<Case> cases(O seen) {
        return List.of();
    }

    /**
     * A packet, in the words of {@link bpflab.packet.Packet}, that arrives at lab0 when this is sent, or leaves there:
     * what the program answers to it explains a failure. Empty when there is none.
     */
    default Optional<String> packet(boolean leaving) {
        return Optional.empty();
    }

    /** {@link #cases} of the evidence. */
    default List<Case> cases(Evidence evidence) {
        return evidence.of(this).filter(sees()::isInstance).map(seen -> cases(sees().cast(seen))).orElse(List.of());
    }

    /**
     * Looks, and judges nothing.
     *
     * @return an {@code O}, or what is missing
     */
    Observation observe(CheckContext context) throws InterruptedException;

    /** Judges, and looks at nothing else. */
    Verdict judge(O seen);

    @Override
    default Verdict on(Evidence evidence) {
        Optional<Observation> seen = evidence.of(this);
        if (seen.isEmpty()) {
            return new Verdict.Skipped("a row above failed");
        }
        return seen.get() instanceof Observation.Missing missing
                ? new Verdict.NotYet(expected(), missing.what(), missing.why())
                : judge(sees().cast(seen.get()));
    }

    /** The verdict, given whether it holds and what was found. */
    default Verdict verdict(boolean holds, String found) {
        return holds ? new Verdict.Passed(found) : new Verdict.NotYet(expected(), found);
    }
}
