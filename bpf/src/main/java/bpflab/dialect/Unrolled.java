package bpflab.dialect;

import java.util.Optional;
import java.util.Set;

/**
 * A text in which uses of the program's own macros are written out, where what they make can only be translated in
 * its place: a macro that makes tables, or the head of a program.
 */
public final class Unrolled {
    private final Edits edits;
    private final Original text;
    private final LineMap lines;
    private final Set<String> unsure;

    /** Which uses are written out. */
    public interface Wanted {
        /**
         * Whether a use of a macro is.
         *
         * @param at the index of the token that names it; negative within a macro that is written out
         * @param inside whether it is in a function, or in brackets of something else
         */
        boolean asks(Macro macro, int at, boolean inside);
    }

    private Unrolled(Original source, Edits edits, Set<String> unsure) {
        this.unsure = Set.copyOf(unsure);
        this.edits = edits;
        Edits.Result result = edits.apply();
        this.text = edits.isEmpty() ? source : Original.of(source.path(), result.text());
        this.lines = result.lines();
    }

    /** The text with those uses written out; what conditions define several times stays. */
    public static Unrolled of(Original source, Wanted wanted) {
        return of(source, wanted, Optional.empty());
    }

    /**
     * The same where it is known which definitions count.
     *
     * @param counting where those directives begin that define a name of several meanings, or undefine it, and count
     */
    public static Unrolled of(Original source, Wanted wanted, Set<Integer> counting) {
        return of(source, wanted, Optional.of(counting));
    }

    private static Unrolled of(Original source, Wanted wanted, Optional<Set<Integer>> counting) {
        Unrolling unrolling = new Unrolling(source, wanted, counting);
        return new Unrolled(source, unrolling.edits(), unrolling.unsure());
    }

    /** All of it; the text itself where nothing is written out. */
    public Original text() {
        return text;
    }

    /** Names that would have been written out, had it been known which of their definitions counts. */
    public Set<String> unsure() {
        return unsure;
    }

    /** What came of it, with the lines of the text before. */
    public Translation told(Translation translation) {
        return edits.isEmpty() ? translation : translation.relined(lines::original, edits.changes());
    }
}
