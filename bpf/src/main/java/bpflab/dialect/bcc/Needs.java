package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a text uses and nobody defines, where only vmlinux.h and libbpf's headers are: numbers, macros, functions. */
final class Needs {
    private final Original source;
    private final KernelText kernel;
    private final Supplies supplies = Supplies.ALL;

    Needs(Original source, KernelText kernel) {
        this.source = source;
        this.kernel = kernel;
    }

    /** The names that the text uses and does not define. */
    Set<String> names() {
        Set<String> names = source.tokens().stream()
                .filter(token -> token.kind() == Token.Kind.NAME)
                .map(Token::text)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(source.macros().toList());
        names.removeAll(defined());
        return names;
    }

    /** Functions and structs that the text itself has. */
    private Set<String> defined() {
        Set<String> names = new TreeSet<>();
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (depth == 0 && token.kind() == Token.Kind.NAME && !token.directive()) {
                int close = source.token(i + 1).is("(") ? source.closing(i + 1) : -1;
                boolean tagged = source.token(i + 1).is("{") && source.token(i - 1).is("struct");
                if (tagged || close > 0 && source.token(close + 1).is("{")) {
                    names.add(token.text());
                }
            }
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
        }
        return names;
    }

    /**
     * The pieces of text for these names.
     *
     * @param numbers whether the numbers of this system's headers, too
     */
    List<String> text(Set<String> names, boolean numbers) {
        Map<String, String> lines = new LinkedHashMap<>();
        Set<String> pieces = names.stream()
                .filter(name -> supplies.has(name) && !kernel.hasEnumerator(name))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> supplied = supplies.pieces(pieces);
        if (numbers) {
            collect(names, lines);
            supplied.forEach(piece -> collect(words(piece), lines));
        }
        return Stream.concat(lines.values().stream(), supplied.stream()).toList();
    }

    private void collect(Collection<String> names, Map<String, String> lines) {
        for (String name : names) {
            boolean looksIt = !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || name.startsWith("s6_addr")
                    || name.startsWith("__NR_"));
            if (looksIt && !lines.containsKey(name) && !supplies.has(name)) {
                kernel.define(name).ifPresent(line -> {
                    lines.put(name, line);
                    collect(words(line), lines);
                });
            }
        }
    }

    /** The names in a text. */
    static Set<String> words(String text) {
        return Original.of(Path.of(""), text).tokens().stream()
                .filter(token -> token.kind() == Token.Kind.NAME)
                .map(Token::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
