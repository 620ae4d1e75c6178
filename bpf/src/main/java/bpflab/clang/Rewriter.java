package bpflab.clang;

import java.util.List;
import java.util.Optional;

/** Makes of a text that clang would not take one that it does; asked before each compilation. */
public interface Rewriter {
    /** Every text as it is. */
    Rewriter NONE = (file, flags, clang) -> Optional.empty();

    /**
     * The text for clang; empty for the text as it is.
     *
     * @param flags further words for clang: {@code -D} decides what an {@code #ifdef} is, {@code -I} where headers are
     * @throws InterruptedException Ctrl-C while clang ran
     */
    Optional<Rewritten> rewrite(SourceFile file, List<String> flags, Clang clang) throws InterruptedException;
}
