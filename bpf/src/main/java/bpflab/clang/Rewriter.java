package bpflab.clang;

import java.util.Optional;

/** Makes of a text that clang would not take one that it does; asked before each compilation. */
public interface Rewriter {
    /** Every text as it is. */
    Rewriter NONE = (file, clang) -> Optional.empty();

    /**
     * The text for clang; empty for the text as it is.
     *
     * @throws InterruptedException Ctrl-C while clang ran
     */
    Optional<Rewritten> rewrite(SourceFile file, Clang clang) throws InterruptedException;
}
