package bpflab.dialect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text in which uses of the program's own macros are written out, where what they make can only be translated in
 * its place: a macro that makes tables, or the head of a program.
 */
public final class Unrolled {
    private static final String WHY = "what the macro makes is translated, so it stands here itself";

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
        Edits edits = new Edits(source);
        Map<String, Macro> known = new HashMap<>();
        Set<String> kept = new HashSet<>();
        Set<String> done = new TreeSet<>();
        List<Macro> macros = Macro.of(source);
        Set<String> several = several(source, macros);
        Set<String> unsure = new TreeSet<>();
        List<Expansion.Piece> pieces = Expansion.pieces(source.tokens());
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.directive()) {
                boolean counts = counting.isEmpty() || !several.contains(source.token(i + 2).text())
                        || counting.get().contains(token.from());
                if (counts) {
                    define(source, i, macros, known);
                }
                continue;
            }
            depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
            Macro macro = token.kind() == Token.Kind.NAME ? known.get(token.text()) : null;
            if (macro == null) {
                continue;
            }
            boolean inside = depth > 0;
            Expansion expansion = new Expansion(known, one -> one.takes() || wanted.asks(one, -1, inside));
            boolean asked = wanted.asks(macro, i, inside);
            boolean sure = counting.isPresent() || !several.contains(macro.name());
            if (asked && !sure) {
                unsure.add(macro.name());
            }
            Optional<Expansion.Use> use = asked && sure ? expansion.use(macro, pieces, i) : Optional.empty();
            if (use.isPresent()) {
                int to = source.token(use.get().behind() - 1).to();
                String made = Expansion.text(use.get().pieces());
                String why = several.contains(macro.name())
                        ? WHY + "; its definition in line " + source.line(macro.from()) + " is the one that counts"
                        : WHY;
                edits.add(new Edit(token.from(), to, inside ? made : lined(made), why));
                done.addAll(expansion.used());
                i = use.get().behind() - 1;
            } else {
                kept.add(macro.name());
            }
        }
        macros.stream().filter(macro -> !done.contains(macro.name()))
                .forEach(macro -> macro.body().forEach(token -> kept.add(token.text())));
        macros.stream().filter(macro -> done.contains(macro.name()) && !kept.contains(macro.name()))
                .filter(macro -> !several.contains(macro.name()))
                .forEach(macro -> edits.add(new Edit(macro.from(), macro.to(), "",
                        "it is written out where it was used")));
        return new Unrolled(source, edits, unsure);
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

    private static void define(Original source, int at, List<Macro> macros, Map<String, Macro> known) {
        Token name = source.token(at + 2);
        if (!source.token(at).is("#")) {
            return;
        }
        if (source.token(at + 1).is("undef")) {
            known.remove(name.text());
        } else if (source.token(at + 1).is("define")) {
            macros.stream().filter(macro -> macro.from() == source.token(at).from())
                    .forEach(macro -> known.put(macro.name(), macro));
        }
    }

    /** Names with several definitions that stand in conditions: only clang knows which one counts. */
    private static Set<String> several(Original source, List<Macro> macros) {
        Set<String> seen = new HashSet<>();
        Set<String> several = new HashSet<>();
        boolean conditions = source.tokens().stream().anyMatch(token -> token.directive()
                && (token.is("else") || token.is("elif") || token.is("ifdef") || token.is("ifndef")));
        macros.stream().filter(macro -> !seen.add(macro.name()) && conditions)
                .forEach(macro -> several.add(macro.name()));
        return several;
    }

    /** A declaration a line. */
    private static String lined(String made) {
        StringBuilder text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        Original of = Original.of(Path.of(""), made);
        int depth = 0;
        for (int i = 0; i < of.tokens().size(); i++) {
            Token token = of.token(i);
            depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(";")) {
                ends.add(token.to());
            }
        }
        int at = 0;
        for (int end : ends) {
            text.append(made, at, end).append('\n');
            at = end;
            while (at < made.length() && made.charAt(at) == ' ') {
                at++;
            }
        }
        return text.append(made.substring(at)).toString().strip();
    }
}
