package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;

/**
 * Helpers that a text declares itself since libbpf's headers of its time lacked them: {@code static int
 * (*bpf_probe_read_str)(void *, int, void *) = (void *) BPF_FUNC_probe_read_str;}. Today's have all, and C takes no
 * second one.
 */
final class Redeclared implements Rule {
    static final String WHY = "libbpf's header declares this helper by now, and C takes no second one";

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        if (!hasLibbpfs(source)) {
            return;
        }
        String known = KernelTypes.text("bpf/bpf_helper_defs.h");
        for (int i = 0; i < source.tokens().size(); i++) {
            int end = source.token(i).is("static") && !source.token(i).directive() ? end(source, i, known) : -1;
            if (end > 0) {
                draft.replace(source.token(i).from(), TreeHeaders.end(source, source.token(end)), "", WHY);
            }
        }
    }

    /** Whether a text includes libbpf's header of helpers, and not one of its own. */
    static boolean hasLibbpfs(Original source) {
        return source.headers().anyMatch(header -> Surroundings.near(source, header).isEmpty()
                && TreeHeaders.today(source, header).orElse(header.text()).equals("<bpf/bpf_helpers.h>"));
    }

    /** The index of the sign that ends such a declaration; -1 where it is none, or of another helper than it says. */
    private static int end(Original source, int from, String known) {
        int at = from;
        while (!source.token(at).is("(") && !source.token(at).is(";") && !source.token(at).text().isEmpty()) {
            at++;
        }
        String name = source.token(at + 2).text();
        int close = source.token(at + 1).is("*") && source.token(at + 3).is(")") && source.token(at + 4).is("(")
                ? source.closing(at + 4) : -1;
        boolean helper = close > 0 && name.startsWith("bpf_") && known.contains("(*" + name + ")")
                && source.token(close + 1).is("=") && source.token(close + 2).is("(")
                && source.token(source.closing(close + 2) + 1).text().equals("BPF_FUNC_" + name.substring(4));
        int end = helper ? source.closing(close + 2) + 2 : -1;
        return source.token(end).is(";") ? end : -1;
    }
}
