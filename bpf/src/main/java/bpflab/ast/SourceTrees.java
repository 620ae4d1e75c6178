package bpflab.ast;

import java.util.Optional;

/** Where clang's trees of an object's functions come from, when its source is there. */
public interface SourceTrees {
    /** No source: only what line information and the log tell. */
    SourceTrees NONE = (file, line) -> Optional.empty();

    /**
     * The function that a line belongs to; empty when there is no source, or it is not the one that was compiled.
     *
     * @param file as line information names it
     * @param line from 1
     */
    Optional<CFunction> function(String file, int line);
}
