package bpflab.kernel;

import java.util.Optional;

/**
 * How to load an object.
 *
 * @param only the one program to load; empty for all
 * @param logLevel 0 for a log only of what is refused, 1 or 2 for the verifier's log of everything
 * @param type the program type to use where the section's name says nothing (libbpf's section name, as {@code xdp});
 *     empty for none
 * @param strict verifies as a loader without CAP_PERFMON would be verified
 */
public record LoadOptions(Optional<String> only, int logLevel, Optional<String> type, boolean strict) {
    /** All programs, a log only of what is refused. */
    public static final LoadOptions DEFAULT = new LoadOptions(Optional.empty(), 0, Optional.empty(), false);
}
