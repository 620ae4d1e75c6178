package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that iproute2 put into a map of programs: {@code __section_tail(ID, KEY) int f(struct __sk_buff *skb)}.
 *
 * @param at the index of the macro
 * @param id of the map, as it is written
 * @param key its place in the map, as it is written
 * @param name the program's
 * @param declaration of the program
 */
record Tail(int at, String id, String key, String name, String declaration) {
    private static final String MACRO = "__section_tail";

    /** All of a text, in its order. */
    static List<Tail> all(Original source) {
        List<Tail> tails = new ArrayList<>();
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i).is(MACRO) && source.token(i + 1).is("(") && source.token(i + 3).is(",")
                    && !source.token(i).directive()) {
                int close = source.closing(i + 1);
                int name = close + 1;
                while (source.token(name).kind() == Token.Kind.NAME && !source.token(name + 1).is("(")) {
                    name++;
                }
                int end = source.token(name + 1).is("(") ? source.closing(name + 1) : -1;
                if (close > 0 && end > 0) {
                    tails.add(new Tail(i, source.token(i + 2).text(), source.written(i + 4, close),
                            source.token(name).text(), source.written(close + 1, end + 1) + ";"));
                }
            }
        }
        return tails;
    }

    /** The index behind the macro. */
    int end(Original source) {
        return source.closing(at + 1) + 1;
    }
}
