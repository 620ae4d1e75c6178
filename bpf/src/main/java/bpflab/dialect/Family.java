package bpflab.dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dialects that one group of rules knows. */
public interface Family {
    /**
     * Which of its dialects a text is surely written in. Asked of every C file that is compiled, so it looks at tokens
     * only; a sign must be something that today's clang and libbpf do not take.
     */
    Set<Dialect> spoken(Original source);

    /** The same of a header, whose functions need not be programs. */
    default Set<Dialect> spokenIn(Original header) {
        return spoken(header);
    }

    /** Which uses of the text's own macros are written out before its rules see it. */
    default Unrolled.Wanted unrolled(Original source) {
        return (macro, at, inside) -> false;
    }

    /**
     * Where those directives begin that define or undefine some names and count for clang, the others being in
     * conditions that do not hold; empty where it does not know.
     *
     * @throws InterruptedException Ctrl-C while clang ran
     */
    default Optional<Set<Integer>> counting(Request request, Set<String> names) throws InterruptedException {
        return Optional.empty();
    }

    /** Its rules, in the order in which they are applied. */
    List<Rule> rules();
}
