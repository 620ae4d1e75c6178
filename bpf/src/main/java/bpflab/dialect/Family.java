package bpflab.dialect;

import java.util.List;
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

    /** Its rules, in the order in which they are applied. */
    List<Rule> rules();
}
