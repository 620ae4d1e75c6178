package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.PrintCall;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import java.util.Set;

/** Printing: a text without its length; and macros of the text's own that have the names of libbpf's. */
final class Printing implements Rule {
    private static final Set<String> OWN = Set.of("bpf_printk", "SEC");

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.is("bpf_trace_printk") && source.token(i + 1).is("(") && PrintCall.lacksLength(source, i)) {
                draft.replace(token.from(), token.to(), "bpf_printk", "bpf_trace_printk wants the length of its text; "
                        + "libbpf's bpf_printk puts it in");
            }
            if (OWN.contains(token.text()) && source.token(i - 1).is("define")
                    && !source.token(i - 3).is(token.text()) && Redeclared.hasLibbpfs(source)) {
                draft.insert(source.startOf(source.line(token.from())), "#undef " + token.text() + "\n",
                        "libbpf's headers define one, too; the one below is meant");
            }
        }
    }
}
