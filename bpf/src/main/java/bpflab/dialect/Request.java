package bpflab.dialect;

import bpflab.clang.Clang;
import java.util.Set;

/**
 * What a rule may look at.
 *
 * @param source the text
 * @param dialects all that the text is written in: some write in several
 * @param options what a person adds
 * @param clang the compiler, for who needs clang's own view of the text
 */
public record Request(Original source, Set<Dialect> dialects, DialectOptions options, Clang clang) {
    /** Its set does not change. */
    public Request {
        dialects = Set.copyOf(dialects);
    }
}
