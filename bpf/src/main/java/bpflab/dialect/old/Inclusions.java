package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a text includes headers, and where more can be included. */
final class Inclusions {
    private final Original source;
    private final List<Token> outer = new ArrayList<>();

    /** Those that are under the fewest conditions: a header's guard is one that all are under. */
    Inclusions(Original source) {
        this.source = source;
        int depth = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            boolean directive = token.directive() && source.token(i - 1).is("#");
            depth += directive && token.text().startsWith("if") ? 1 : directive && token.is("endif") ? -1 : 0;
            if (token.kind() == Token.Kind.HEADER && depth < least) {
                outer.clear();
                least = depth;
            }
            if (token.kind() == Token.Kind.HEADER && depth == least) {
                outer.add(token);
            }
        }
    }

    /** Those that are under the fewest conditions. */
    Stream<Token> stream() {
        return outer.stream();
    }

    /** The beginning of the line of the first one, or of the text's first line that means something. */
    int first() {
        int at = outer.isEmpty() ? source.token(0).from() : outer.get(0).from();
        return source.startOf(source.line(at));
    }

    /** The beginning of the line below the last one that stands before a place; below all where none does. */
    int behind(int place) {
        Optional<Token> last = outer.stream().filter(header -> header.to() <= place).reduce((before, next) -> next)
                .or(() -> outer.stream().reduce((before, next) -> next));
        return last.map(header -> source.nextLine(header.to())).orElseGet(this::first);
    }

    /** Whether a header comes, and only after one of libbpf's. */
    boolean isBehindLibbpfs(String header) {
        boolean libbpfs = false;
        for (Token token : outer) {
            String today = TreeHeaders.today(source, token).orElse(token.text());
            if (today.equals("<" + header + ">") || token.content().endsWith("vmlinux.h")) {
                return libbpfs;
            }
            libbpfs |= today.startsWith("<bpf/");
        }
        return false;
    }
}
