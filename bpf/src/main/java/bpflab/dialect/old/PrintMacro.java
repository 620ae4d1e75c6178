package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;

/** A text's own macro for printing, of the name that libbpf's has. */
final class PrintMacro implements Rule {
    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.is("bpf_printk") && source.token(i - 1).is("define") && !source.token(i - 3).is("bpf_printk")) {
                draft.insert(source.startOf(source.line(token.from())), "#undef bpf_printk\n",
                        "libbpf's headers define one, too; the one below is meant");
            }
        }
    }
}
