package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.PrintCall;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;

/** Printing: a text without its length, and a macro of the text's own that has the name of libbpf's. */
final class Printing implements Rule {
    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.is("bpf_trace_printk") && source.token(i + 1).is("(") && PrintCall.lacksLength(source, i)) {
                draft.replace(token.from(), token.to(), "bpf_printk", "bpf_trace_printk wants the length of its text; "
                        + "libbpf's bpf_printk puts it in");
            }
            if (token.is("bpf_printk") && source.token(i - 1).is("define") && !source.token(i - 3).is("bpf_printk")) {
                draft.insert(source.startOf(source.line(token.from())), "#undef bpf_printk\n",
                        "libbpf's headers define one, too; the one below is meant");
            }
        }
    }
}
