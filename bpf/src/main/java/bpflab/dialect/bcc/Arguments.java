package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of a macro, as they are written.
 *
 * @param texts each
 * @param open the index of the token {@code (}
 * @param close the index of the token {@code )}
 * @param ints which types are int by another name
 * @param defines texts that the file defines by name
 */
record Arguments(List<String> texts, int open, int close, Predicate<String> ints, Map<String, String> defines) {
    private static final Pattern DEFINED = Pattern.compile("-D(\\w+)=(\".*\")");

    Arguments {
        texts = List.copyOf(texts);
    }

    /** Those behind that token, the macro's name; without any when no bracket follows. */
    static Arguments behind(Original source, int name) {
        if (!source.token(name + 1).is("(")) {
            return new Arguments(List.of(), name, name, type -> false, Map.of());
        }
        int close = source.closing(name + 1);
        if (close < 0) {
            return new Arguments(List.of(), name, name, type -> false, Map.of());
        }
        List<String> texts = new ArrayList<>();
        int depth = 0;
        int from = name + 2;
        for (int i = from; i <= close; i++) {
            Token token = source.token(i);
            if (depth == 0 && (token.is(",") || i == close)) {
                texts.add(source.written(from, i));
                from = i + 1;
            }
            depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
        }
        return new Arguments(texts, name + 1, close, type -> false, defines(source));
    }

    private static Map<String, String> defines(Original source) {
        Map<String, String> defines = new HashMap<>();
        for (int i = 3; i < source.tokens().size(); i++) {
            if (source.token(i).kind() == Token.Kind.STRING && source.token(i - 2).is("define")) {
                defines.put(source.token(i - 1).text(), source.token(i).text());
            }
        }
        return defines;
    }

    /** The same, which knows what clang is told by {@code -DNAME="text"}, too. */
    Arguments defining(List<String> flags) {
        Map<String, String> all = new HashMap<>(defines);
        for (int i = 0; i < flags.size(); i++) {
            boolean split = flags.get(i).equals("-D") && i + 1 < flags.size();
            Matcher macro = DEFINED.matcher(split ? "-D" + flags.get(++i) : flags.get(i));
            if (macro.matches()) {
                all.put(macro.group(1), macro.group(2));
            }
        }
        return new Arguments(texts, open, close, ints, all);
    }

    /** The same, which knows its types. */
    Arguments knowing(Predicate<String> isInt) {
        return new Arguments(texts, open, close, isInt, defines);
    }

    int size() {
        return texts.size();
    }

    /** That argument; empty when there is none. */
    String at(int index) {
        return or(index, "");
    }

    /** That argument, or what the text defines it to be. */
    String resolved(int index) {
        return defines.getOrDefault(at(index), at(index));
    }

    /** That argument, or what BCC takes where it is left out. */
    String or(int index, String otherwise) {
        return index < texts.size() && !texts.get(index).isEmpty() ? texts.get(index) : otherwise;
    }

    /** Whether a type is int, perhaps by another name. */
    boolean isInt(String type) {
        return type.equals("int") || ints.test(type);
    }
}
