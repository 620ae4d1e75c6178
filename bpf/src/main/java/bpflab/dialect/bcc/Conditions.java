package bpflab.dialect.bcc;

import bpflab.clang.Syntax;
import bpflab.dialect.Macro;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the directives of a text count: clang reads those alone, and behind each that is asked for a declaration,
 * which is in its tree where the conditions around it hold.
 */
final class Conditions {
    private static final String MARK = "bcc_counts_";

    private final Original source;

    Conditions(Original source) {
        this.source = source;
    }

    /** Where those directives begin that define or undefine one of these names, and count. */
    Set<Integer> counting(Request request, Set<String> names) throws InterruptedException {
        List<String> flags = request.options().flags();
        Syntax syntax = request.clang().syntax(source.path(), marked(names, flags), Reading.prelude(),
                "#define LINUX_VERSION_CODE " + BccRule.version() + "\n", flags);
        Set<Integer> counting = new TreeSet<>();
        syntax.declarations().stream().filter(one -> one.name().startsWith(MARK))
                .forEach(one -> counting.add(Integer.parseInt(one.name().substring(MARK.length()))));
        return counting;
    }

    private String marked(Set<String> names, List<String> flags) {
        StringBuilder text = new StringBuilder(source.text());
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            boolean foreign = token.kind() == Token.Kind.HEADER && !Reading.isOwn(source.path(), token, flags);
            if (!token.directive() || foreign) {
                Reading.blank(text, foreign ? source.token(i - 2).from() : token.from(), token.to());
            }
        }
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, text.charAt(i) > 0x7e ? '?' : text.charAt(i));
        }
        ends(names).forEach((end, begin) -> text.insert(end, "\nint " + MARK + begin + ";\n"));
        return text.toString();
    }

    /** Where each of them ends, the last one first, and where it begins. */
    private Map<Integer, Integer> ends(Set<String> names) {
        Map<Integer, Integer> ends = new TreeMap<>(Comparator.reverseOrder());
        Macro.of(source).stream().filter(macro -> names.contains(macro.name()))
                .forEach(macro -> ends.put(macro.to(), macro.from()));
        for (int i = 2; i < source.tokens().size(); i++) {
            if (source.token(i - 1).is("undef") && source.token(i - 2).is("#")
                    && names.contains(source.token(i).text())) {
                ends.put(source.token(i).to(), source.token(i - 2).from());
            }
        }
        return ends;
    }
}
