package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What headers define that today's do not, in pieces: a piece is what stands between two blank lines. */
final class Supplies {
    /** All that this room has. */
    static final Supplies ALL = of(Resource.SUPPLIED, Resource.PACKETS);
    /** The headers of packets alone. */
    static final Supplies PACKETS = of(Resource.PACKETS);

    private final Map<String, String> pieces = new LinkedHashMap<>();

    private static Supplies of(Resource... resources) {
        Supplies supplies = new Supplies();
        for (Resource resource : resources) {
            supplies.read(resource.text());
        }
        return supplies;
    }

    private void read(String text) {
        StringBuilder piece = new StringBuilder();
        int depth = 0;
        for (String line : (text + "\n\n").split("\n", -1)) {
            depth += count(line, '{') - count(line, '}');
            if (line.isBlank() && depth == 0) {
                add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(line).append('\n');
            }
        }
    }

    private static int count(String line, char c) {
        return (int) line.chars().filter(each -> each == c).count();
    }

    private void add(String piece) {
        Original tokens = Original.of(Path.of(""), piece);
        names(tokens).forEach(name -> pieces.putIfAbsent(name, piece.stripTrailing()));
    }

    /** What a piece defines: macros, functions, structs. */
    private static List<String> names(Original piece) {
        List<String> names = new ArrayList<>(piece.macros().toList());
        int depth = 0;
        for (int i = 0; i < piece.tokens().size(); i++) {
            Token token = piece.token(i);
            if (depth == 0 && !token.directive() && token.kind() == Token.Kind.NAME) {
                boolean called = piece.token(i + 1).is("(") && !token.text().startsWith("__attribute")
                        && !token.is("asm");
                boolean tagged = piece.token(i - 1).is("struct") && piece.token(i + 1).is("{");
                if (called || tagged) {
                    names.add(token.text());
                }
            }
            depth += token.is("{") || token.is("(") ? 1 : 0;
            depth -= token.is("}") || token.is(")") ? 1 : 0;
        }
        return names;
    }

    /** Whether there is a piece for a name. */
    boolean has(String name) {
        return pieces.containsKey(name);
    }

    /** The pieces for these names, and for those that they use in turn, in the order of the text. */
    List<String> pieces(Set<String> names) {
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> want(name, wanted));
        return pieces.values().stream().distinct().filter(wanted::contains).toList();
    }

    private void want(String name, Set<String> wanted) {
        String piece = pieces.get(name);
        if (piece != null && wanted.add(piece)) {
            Original.of(Path.of(""), piece).tokens().stream()
                    .filter(token -> token.kind() == Token.Kind.NAME)
                    .forEach(token -> want(token.text(), wanted));
        }
    }
}
