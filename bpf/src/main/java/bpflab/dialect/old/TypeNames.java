package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which words of a text are types, as far as it and everybody's habits tell. */
final class TypeNames {
    private static final Set<String> BEGIN = Set.of(
            "struct", "union", "enum", "unsigned", "signed", "int", "char", "short", "long", "const", "volatile",
            "_Bool", "bool", "void", "float", "double", "size_t");
    /** The kernel's, and those of the C library. */
    private static final Pattern USUAL = Pattern.compile("(?:__)?[us](?:8|16|32|64)|__(?:be|le)(?:16|32|64)|\\w+_t");

    private final Set<String> defined = new HashSet<>();

    TypeNames(Original source) {
        List<Token> tokens = source.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("typedef")) {
                int end = i;
                while (!source.token(end).is(";") && !source.token(end).text().isEmpty()) {
                    int close = source.token(end).is("{") ? source.closing(end) : end;
                    end = Math.max(end, close) + 1;
                }
                defined.add(source.token(end - 1).text());
            }
        }
    }

    /** Whether what stands between the brackets of a {@code sizeof} is surely a type. */
    boolean isType(Original source, int from, int to) {
        String first = source.token(from).text();
        boolean named = defined.contains(first) || USUAL.matcher(first).matches();
        return from < to && (BEGIN.contains(first) || named && (from + 1 == to || source.token(from + 1).is("*")
                || source.token(from + 1).is("[")));
    }
}
