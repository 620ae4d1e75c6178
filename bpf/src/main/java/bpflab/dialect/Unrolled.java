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

    private final Original source;
    private final Edits edits;
    private final Original text;
    private final LineMap lines;

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

    private Unrolled(Original source, Edits edits) {
        this.source = source;
        this.edits = edits;
        Edits.Result result = edits.apply();
        this.text = edits.isEmpty() ? source : Original.of(source.path(), result.text());
        this.lines = result.lines();
    }

    /** The text with those uses written out. */
    public static Unrolled of(Original source, Wanted wanted) {
        Edits edits = new Edits(source);
        Map<String, Macro> known = new HashMap<>();
        Set<String> kept = new HashSet<>();
        Set<String> done = new TreeSet<>();
        List<Macro> macros = Macro.of(source);
        Set<String> unsure = unsure(source, macros);
        List<Expansion.Piece> pieces = Expansion.pieces(source.tokens());
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.directive()) {
                define(source, i, macros, known);
                continue;
            }
            depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
            Macro macro = token.kind() == Token.Kind.NAME ? known.get(token.text()) : null;
            if (macro == null) {
                continue;
            }
            boolean inside = depth > 0;
            Expansion expansion = new Expansion(known, one -> one.takes() || wanted.asks(one, -1, inside));
            Optional<Expansion.Use> use = unsure.contains(macro.name()) || !wanted.asks(macro, i, inside)
                    ? Optional.empty() : expansion.use(macro, pieces, i);
            if (use.isPresent()) {
                int to = source.token(use.get().behind() - 1).to();
                String made = Expansion.text(use.get().pieces());
                edits.add(new Edit(token.from(), to, inside ? made : lined(made), WHY));
                done.addAll(expansion.used());
                i = use.get().behind() - 1;
            } else {
                kept.add(macro.name());
            }
        }
        macros.stream().filter(macro -> !done.contains(macro.name()))
                .forEach(macro -> macro.body().forEach(token -> kept.add(token.text())));
        macros.stream().filter(macro -> done.contains(macro.name()) && !kept.contains(macro.name()))
                .forEach(macro -> edits.add(new Edit(macro.from(), macro.to(), "",
                        "it is written out where it was used")));
        return new Unrolled(source, edits);
    }

    /** All of it; the text itself where nothing is written out. */
    public Original text() {
        return text;
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
    private static Set<String> unsure(Original source, List<Macro> macros) {
        Set<String> seen = new HashSet<>();
        Set<String> unsure = new HashSet<>();
        boolean conditions = source.tokens().stream().anyMatch(token -> token.directive()
                && (token.is("else") || token.is("elif") || token.is("ifdef") || token.is("ifndef")));
        macros.stream().filter(macro -> !seen.add(macro.name()) && conditions)
                .forEach(macro -> unsure.add(macro.name()));
        return unsure;
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
