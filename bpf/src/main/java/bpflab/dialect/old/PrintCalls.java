package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;

/**
 * Printing: {@code bpf_trace_printk("...")} without a length, and macros of their own that libbpf's has the name of.
 */
final class PrintCalls implements Rule {
    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.is("bpf_trace_printk") && source.token(i + 1).is("(") && !hasLength(source, i + 2)) {
                draft.replace(token.from(), token.to(), "bpf_printk", "bpf_trace_printk wants the length of its text; "
                        + "libbpf's bpf_printk puts it in");
            }
            if (token.is("bpf_printk") && source.token(i - 1).is("define") && !source.token(i - 3).is("bpf_printk")) {
                draft.insert(source.startOf(source.line(token.from())), "#undef bpf_printk\n",
                        "libbpf's headers define one, too; the one below is meant");
            }
        }
    }

    /** Whether a text is followed by a size, as the helper wants it. */
    private static boolean hasLength(Original source, int at) {
        if (source.token(at).kind() != Token.Kind.STRING) {
            return true;
        }
        int next = at;
        int bytes = 1;
        while (source.token(next).kind() == Token.Kind.STRING) {
            bytes += source.token(next).content().replaceAll("\\\\.", "x").length();
            next++;
        }
        Token size = source.token(next + 1);
        return source.token(next).is(",")
                && (size.is("sizeof") || size.text().equals("" + bytes) || size.text().equals("" + (bytes - 1)));
    }
}
