package bpflab.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text defines by {@code #define}.
 *
 * @param name its name
 * @param parameters their names; of the last one that takes all the rest {@code ...} is cut off
 * @param takes whether it is used with brackets
 * @param rest whether its last parameter takes all the rest
 * @param body the tokens that it stands for
 * @param from where the line of its definition begins
 * @param to where its body ends
 */
public record Macro(
        String name, List<String> parameters, boolean takes, boolean rest, List<Token> body, int from, int to) {
    /** Its lists do not change. */
    public Macro {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** All that a text defines, in its order; a name may be there several times. */
    public static List<Macro> of(Original source) {
        List<Macro> macros = new ArrayList<>();
        for (int i = 2; i < source.tokens().size(); i++) {
            if (source.token(i).kind() == Token.Kind.NAME && source.token(i - 1).is("define")
                    && source.token(i - 2).is("#")) {
                macros.add(of(source, i));
            }
        }
        return macros;
    }

    private static Macro of(Original source, int at) {
        Token name = source.token(at);
        int next = at + 1;
        boolean takes = source.token(next).is("(") && source.token(next).from() == name.to();
        List<String> parameters = new ArrayList<>();
        boolean rest = false;
        if (takes) {
            int close = source.closing(next);
            for (int i = next + 1; i < close; i++) {
                Token token = source.token(i);
                rest |= token.is("...");
                if (token.kind() == Token.Kind.NAME || token.is("...") && !(source.token(i - 1).kind()
                        == Token.Kind.NAME)) {
                    parameters.add(token.is("...") ? "__VA_ARGS__" : token.text());
                }
            }
            next = close < 0 ? source.tokens().size() : close + 1;
        }
        List<Token> body = new ArrayList<>();
        while (next < source.tokens().size() && source.token(next).directive() && !beginsLine(source, next)) {
            body.add(source.token(next++));
        }
        int to = body.isEmpty() ? source.token(next - 1).to() : body.get(body.size() - 1).to();
        return new Macro(name.text(), parameters, takes, rest, body, source.token(at - 2).from(), to);
    }

    /** Whether a token is the mark of another directive. */
    private static boolean beginsLine(Original source, int at) {
        Token token = source.token(at);
        if (!token.is("#")) {
            return false;
        }
        String before = source.between(source.token(at - 1).to(), token.from());
        return before.replace("\\\n", "").replace("\\\r\n", "").contains("\n");
    }
}
