package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** How a text says that something is in the section of the maps: {@code SEC("maps")}, or a macro that stands for it. */
final class MapSections {
    private static final Set<String> SECTION = Set.of("SEC", "section", "__section", "__section__", "__bpf_section");

    private final Original source;
    /** Macros without arguments, of the text itself and of iproute2's header. */
    private final Set<String> marks = new HashSet<>(Set.of("__section_maps"));

    MapSections(Original source) {
        this.source = source;
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i - 1).is("define") && source.token(i - 2).is("#") && says(i + 1, lineEnd(i), false)) {
                boolean takes = source.token(i + 1).is("(") && source.token(i + 1).from() == source.token(i).to();
                if (!takes && source.token(i + 1).kind() == Token.Kind.NAME) {
                    marks.add(source.token(i).text());
                }
            }
        }
    }

    /** The index of the first token behind a directive. */
    private int lineEnd(int at) {
        int end = at;
        while (source.token(end).directive() && !source.token(end).is("#")) {
            end++;
        }
        return end;
    }

    /** Whether a macro stands for the section. */
    boolean isMark(Token token) {
        return marks.contains(token.text());
    }

    /** @param first whether a map of today's section is looked for, which the first maps with BTF were in as well */
    boolean says(int from, int to, boolean first) {
        return source.tokens().subList(Math.min(from, source.tokens().size()), Math.max(from, to)).stream()
                .map(IprouteNames::section)
                .anyMatch(section -> first ? section.equals(".maps") : isMaps(section));
    }

    private static boolean isMaps(String section) {
        return section.equals("maps") || section.startsWith("maps/");
    }

    /** The index where the section begins that stands in front of a type; -1 where none does. */
    int before(int type) {
        int open = type - 1;
        for (int depth = 0; open > 0 && source.token(type - 1).is(")"); open--) {
            depth += source.token(open).is(")") ? 1 : source.token(open).is("(") ? -1 : 0;
            if (depth == 0) {
                boolean named = source.token(open - 1).kind() == Token.Kind.NAME
                        && source.token(open).directive() == source.token(type).directive();
                return named && says(open, type - 1, false) ? open - 1 : -1;
            }
        }
        return -1;
    }

    /** The indexes of all sections of maps, but for those in the texts of macros. */
    IntStream all() {
        return IntStream.range(2, source.tokens().size()).filter(i -> !source.token(i).directive()
                && isMaps(IprouteNames.section(source.token(i)))
                && source.token(i - 1).is("(") && SECTION.contains(source.token(i - 2).text()));
    }
}
