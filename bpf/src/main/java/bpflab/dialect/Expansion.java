package bpflab.dialect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The uses of macros to what they stand for, as the C standard has it (ISO/IEC 9899:2011, 6.10.3): arguments first,
 * but for those beside {@code #} and {@code ##}; no macro within itself.
 */
final class Expansion {
    /** A macro that doubles itself thirty times is nobody's program. */
    private static final int MOST_PIECES = 20_000;

    private final Map<String, Macro> macros;
    private final Predicate<Macro> also;
    private final Set<String> used = new HashSet<>();

    /** @param also which of the macros that stand in others are written out, too */
    Expansion(Map<String, Macro> macros, Predicate<Macro> also) {
        this.macros = macros;
        this.also = also;
    }

    /** The names of all macros that were written out. */
    Set<String> used() {
        return used;
    }

    /** A token with what stands before it. */
    record Piece(Token token, boolean spaced) {
        boolean is(String sign) {
            return token.is(sign);
        }
    }

    /** A use: what it becomes, and the index behind its last token. */
    record Use(List<Piece> pieces, int behind) {}

    /** Tokens with the blanks between them. */
    static List<Piece> pieces(List<Token> tokens) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            pieces.add(new Piece(tokens.get(i), i > 0 && tokens.get(i - 1).to() < tokens.get(i).from()));
        }
        return pieces;
    }

    /** The text of a row of pieces. */
    static String text(List<Piece> pieces) {
        return pieces.stream().map(piece -> (piece.spaced ? " " : "") + piece.token.text())
                .collect(Collectors.joining()).strip();
    }

    /** The use that begins there; empty when it has not the arguments that it wants. */
    Optional<Use> use(Macro macro, List<Piece> in, int at) {
        return use(macro, in, at, new HashSet<>());
    }

    private Optional<Use> use(Macro macro, List<Piece> in, int at, Set<String> within) {
        List<List<Piece>> arguments = new ArrayList<>();
        int behind = at + 1;
        if (macro.takes()) {
            behind = arguments(in, at + 1, macro, arguments);
            if (behind < 0) {
                return Optional.empty();
            }
        }
        Set<String> deeper = new HashSet<>(within);
        deeper.add(macro.name());
        used.add(macro.name());
        List<Piece> made = all(substituted(macro, arguments, within), deeper);
        return Optional.of(new Use(spaced(made, in.get(at).spaced), behind));
    }

    /** The index behind the bracket that closes; -1 where they are not those that the macro wants. */
    private static int arguments(List<Piece> in, int open, Macro macro, List<List<Piece>> arguments) {
        if (open >= in.size() || !in.get(open).is("(")) {
            return -1;
        }
        List<Piece> now = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i < in.size(); i++) {
            Piece piece = in.get(i);
            boolean all = macro.rest() && arguments.size() == macro.parameters().size() - 1;
            if (depth == 0 && (piece.is(")") || piece.is(",") && !all)) {
                arguments.add(now);
                now = new ArrayList<>();
                if (piece.is(")")) {
                    if (macro.parameters().isEmpty() && arguments.get(0).isEmpty() || macro.rest()) {
                        return i + 1;
                    }
                    return arguments.size() == macro.parameters().size() ? i + 1 : -1;
                }
                continue;
            }
            depth += piece.is("(") ? 1 : piece.is(")") ? -1 : 0;
            now.add(piece);
        }
        return -1;
    }

    private List<Piece> substituted(Macro macro, List<List<Piece>> arguments, Set<String> within) {
        Map<String, List<Piece>> given = new HashMap<>();
        for (int i = 0; i < macro.parameters().size(); i++) {
            given.put(macro.parameters().get(i), i < arguments.size() ? arguments.get(i) : List.of());
        }
        List<Piece> made = new ArrayList<>();
        List<Piece> body = pieces(macro.body());
        boolean pasting = false;
        for (int i = 0; i < body.size(); i++) {
            Piece piece = body.get(i);
            boolean pastes = i + 1 < body.size() && body.get(i + 1).is("##");
            if (piece.is("##")) {
                pasting = true;
                continue;
            }
            List<Piece> put;
            if (macro.takes() && piece.is("#") && i + 1 < body.size()
                    && given.containsKey(body.get(i + 1).token.text())) {
                put = List.of(new Piece(quoted(text(given.get(body.get(++i).token.text()))), piece.spaced));
            } else if (given.containsKey(piece.token.text())) {
                List<Piece> argument = given.get(piece.token.text());
                put = spaced(pasting || pastes ? argument : all(argument, within), piece.spaced);
            } else {
                put = List.of(piece);
            }
            paste(made, put, pasting);
            pasting = false;
        }
        return made;
    }

    /** A comma that is joined to nothing is left out, as GNU C has it. */
    private static void paste(List<Piece> made, List<Piece> put, boolean pasting) {
        if (!pasting || made.isEmpty()) {
            made.addAll(put);
        } else if (put.isEmpty()) {
            if (made.get(made.size() - 1).is(",")) {
                made.remove(made.size() - 1);
            }
        } else if (made.get(made.size() - 1).is(",")) {
            made.addAll(put);
        } else {
            Piece last = made.remove(made.size() - 1);
            Tokenizer.tokens(last.token.text() + put.get(0).token.text())
                    .forEach(token -> made.add(new Piece(token, token.from() == 0 && last.spaced)));
            made.addAll(put.subList(1, put.size()));
        }
    }

    private List<Piece> all(List<Piece> pieces, Set<String> within) {
        List<Piece> made = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Macro macro = pieces.get(i).token.kind() == Token.Kind.NAME
                    ? macros.get(pieces.get(i).token.text()) : null;
            Optional<Use> use = macro == null || within.contains(macro.name()) || !also.test(macro)
                    || made.size() > MOST_PIECES
                    ? Optional.empty() : use(macro, pieces, i, within);
            if (use.isPresent()) {
                made.addAll(use.get().pieces);
                i = use.get().behind - 1;
            } else {
                made.add(pieces.get(i));
            }
        }
        return made;
    }

    private static List<Piece> spaced(List<Piece> pieces, boolean spaced) {
        List<Piece> made = new ArrayList<>(pieces);
        if (!made.isEmpty()) {
            made.set(0, new Piece(made.get(0).token, spaced));
        }
        return made;
    }

    private static Token quoted(String text) {
        String written = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return Original.of(Path.of(""), written).token(0);
    }
}
