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

/** One pass through a text, from its first token to its last, in which wanted uses of macros are written out. */
final class Unrolling {
    private static final String WHY = "what the macro makes is translated, so it stands here itself";

    private final Original source;
    private final Unrolled.Wanted wanted;
    private final Optional<Set<Integer>> counting;
    private final List<Macro> macros;
    private final List<Expansion.Piece> pieces;
    /** Names with several definitions that stand in conditions: only clang knows which one counts. */
    private final Set<String> several;
    private final Edits edits;
    private final Set<String> unsure = new TreeSet<>();
    /** What is defined where the pass is. */
    private final Map<String, Macro> known = new HashMap<>();
    /** Names that something which stays uses. */
    private final Set<String> kept = new HashSet<>();
    private final Set<String> done = new TreeSet<>();

    /** @param counting where the directives begin that count of those of several meanings; empty when nobody knows */
    Unrolling(Original source, Unrolled.Wanted wanted, Optional<Set<Integer>> counting) {
        this.source = source;
        this.wanted = wanted;
        this.counting = counting;
        this.edits = new Edits(source);
        this.macros = Macro.of(source);
        this.pieces = Expansion.pieces(source.tokens());
        this.several = several(source, macros);
        walk();
        forgetDefinitions();
    }

    /** What is written out, and the definitions that nobody needs then. */
    Edits edits() {
        return edits;
    }

    /** Names that would have been written out, had it been known which of their definitions counts. */
    Set<String> unsure() {
        return unsure;
    }

    private void walk() {
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.directive()) {
                define(i);
                continue;
            }
            depth += deeper(token);
            Macro macro = token.kind() == Token.Kind.NAME ? known.get(token.text()) : null;
            if (macro != null) {
                i = use(macro, i, depth > 0);
            }
        }
    }

    private void define(int at) {
        Token name = source.token(at + 2);
        boolean counts = counting.isEmpty() || !several.contains(name.text())
                || counting.get().contains(source.token(at).from());
        if (!counts || !source.token(at).is("#")) {
            return;
        }
        if (source.token(at + 1).is("undef")) {
            known.remove(name.text());
        } else if (source.token(at + 1).is("define")) {
            macros.stream().filter(macro -> macro.from() == source.token(at).from())
                    .forEach(macro -> known.put(macro.name(), macro));
        }
    }

    /** @return the last token of what was written out; the one at which the name stands, where nothing was */
    private int use(Macro macro, int at, boolean inside) {
        Expansion expansion = new Expansion(known, one -> one.takes() || wanted.asks(one, -1, inside));
        boolean asked = wanted.asks(macro, at, inside);
        boolean sure = counting.isPresent() || !several.contains(macro.name());
        if (asked && !sure) {
            unsure.add(macro.name());
        }
        Optional<Expansion.Use> use = asked && sure ? expansion.use(macro, pieces, at) : Optional.empty();
        if (use.isEmpty()) {
            kept.add(macro.name());
            return at;
        }
        int last = use.get().behind() - 1;
        String made = Expansion.text(use.get().pieces());
        String why = several.contains(macro.name())
                ? WHY + "; its definition in line " + source.line(macro.from()) + " is the one that counts" : WHY;
        edits.add(new Edit(source.token(at).from(), source.token(last).to(), inside ? made : lined(made), why));
        done.addAll(expansion.used());
        return last;
    }

    private void forgetDefinitions() {
        macros.stream().filter(macro -> !done.contains(macro.name()))
                .forEach(macro -> macro.body().forEach(token -> kept.add(token.text())));
        macros.stream().filter(macro -> done.contains(macro.name()) && !kept.contains(macro.name()))
                .filter(macro -> !several.contains(macro.name()))
                .forEach(macro -> edits.add(new Edit(macro.from(), macro.to(), "",
                        "it is written out where it was used")));
    }

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
            depth += deeper(token);
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

    private static int deeper(Token token) {
        return token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
    }
}
