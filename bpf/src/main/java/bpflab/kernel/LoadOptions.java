package bpflab.kernel;

import bpflab.ast.SourceTrees;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to load an object.
 *
 * @param only the one program to load; empty for all
 * @param logLevel 0 for a log only of what is refused, 1 or 2 for the verifier's log of everything
 * @param type the program type to use where the section's name says nothing (libbpf's section name, as {@code xdp});
 *     empty for none
 * @param strict verifies as a loader without CAP_PERFMON would be verified
 * @param pins the folder from which maps that name a pin are taken; empty to make all maps anew
 * @param sources the trees of the C that it was compiled from, for the explanation of a rejection
 */
public record LoadOptions(
        Optional<String> only, int logLevel, Optional<String> type, boolean strict, Optional<Path> pins,
        SourceTrees sources) {
    /** All programs, a log only of what is refused. */
    public static final LoadOptions DEFAULT = new LoadOptions(Optional.empty(), 0, Optional.empty(), false);

    /** Options for an object of which there is no source, and which has nothing to do with what is pinned. */
    public LoadOptions(Optional<String> only, int logLevel, Optional<String> type, boolean strict) {
        this(only, logLevel, type, strict, Optional.empty(), SourceTrees.NONE);
    }

    /** The same, for an object that was compiled from these. */
    public LoadOptions with(SourceTrees trees) {
        return new LoadOptions(only, logLevel, type, strict, pins, trees);
    }

    /** The same, with the maps that are pinned in a folder. */
    public LoadOptions pinnedIn(Path folder) {
        return new LoadOptions(only, logLevel, type, strict, Optional.of(folder), sources);
    }
}
