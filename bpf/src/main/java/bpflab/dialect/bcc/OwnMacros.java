package bpflab.dialect.bcc;

import bpflab.dialect.Macro;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The macros of a program whose uses have to be written out: those that make tables or heads of programs, and those
 * that put the call of a method together from pieces. Others stay, and what is in them is translated there.
 */
final class OwnMacros {
    /** A name may be there several times, in conditions. */
    private final List<Macro> macros;
    private final Set<String> names = new HashSet<>();
    private final Set<String> heads = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    /** The indexes of tokens in the arguments of tables and probes. */
    private final Set<Integer> arguments = new HashSet<>();

    OwnMacros(Original source, Set<String> probes, Set<String> contexts) {
        macros = Macro.of(source);
        macros.forEach(macro -> names.add(macro.name()));
        Predicate<Token> isHead = token -> TableMacro.names().contains(token.text()) || probes.contains(token.text())
                || contexts.contains(token.text());
        macros.stream().filter(macro -> macro.body().stream().anyMatch(isHead))
                .forEach(macro -> heads.add(macro.name()));
        macros.stream().filter(this::putsTogether).forEach(macro -> calls.add(macro.name()));
        closed(heads);
        closed(calls);
        for (int i = 0; i < source.tokens().size(); i++) {
            String name = source.token(i).text();
            boolean makes = TableMacro.names().contains(name) || probes.contains(name);
            int close = makes && source.token(i + 1).is("(") ? source.closing(i + 1) : -1;
            for (int j = i + 2; j < close; j++) {
                arguments.add(j);
            }
        }
    }

    /** With those that use one of them. */
    private void closed(Set<String> wanted) {
        boolean more = true;
        while (more) {
            more = false;
            for (Macro macro : macros) {
                more |= macro.body().stream().anyMatch(token -> wanted.contains(token.text()))
                        && wanted.add(macro.name());
            }
        }
    }

    /** Whether a use is written out. */
    boolean asks(Macro macro, int at, boolean inside) {
        return heads.contains(macro.name()) && !inside || calls.contains(macro.name()) && inside
                || arguments.contains(at) && macro.takes();
    }

    /** Whether it has a call of a method that is not {@code NAME.method(...)} in one piece. */
    private boolean putsTogether(Macro macro) {
        List<Token> body = macro.body();
        for (int i = 0; i < body.size(); i++) {
            if (!body.get(i).is(".") || i + 1 == body.size()) {
                continue;
            }
            Token method = body.get(i + 1);
            boolean called = i + 2 < body.size() && body.get(i + 2).is("(") && i > 0
                    && body.get(i - 1).kind() == Token.Kind.NAME && (i < 2 || !body.get(i - 2).is("##"))
                    && !names.contains(body.get(i - 1).text());
            boolean named = Methods.knows(method.text());
            boolean open = macro.parameters().contains(method.text());
            boolean pasted = i + 2 < body.size() && body.get(i + 2).is("##");
            if (open || pasted || named && !(called && closes(body, i + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean closes(List<Token> body, int open) {
        int depth = 0;
        for (int i = open; i < body.size(); i++) {
            depth += body.get(i).is("(") ? 1 : body.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }
}
