package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The reads that BCC puts in: in a program that traces, what is read through a pointer into memory is fetched by a
 * helper. Members of the kernel's structs by libbpf's {@code BPF_CORE_READ}, which finds them on other kernels, too;
 * all else by a macro that says what BCC does.
 */
final class KernelReads {
    private static final String CORE =
            "BCC reads the kernel's memory by a helper that nobody sees; BPF_CORE_READ() says so";
    private static final String PLAIN =
            "BCC reads what a pointer into memory points at by a helper that nobody sees; bcc_read() says so";

    private final Page page;
    private final Origins origins;
    private final Set<Cursor> done = Collections.newSetFromMap(new IdentityHashMap<>());

    KernelReads(Page page) {
        this.page = page;
        this.origins = new Origins(page);
    }

    /** Writes them. */
    void write() {
        boolean traces = page.programs().stream().anyMatch(Program::isTracing);
        if (!traces) {
            return;
        }
        Set<String> typed = new HashSet<>();
        page.programs().stream().filter(program -> !program.isTracing())
                .forEach(program -> typed.add(program.function().name()));
        page.functions().stream()
                .filter(function -> !typed.contains(function.name()))
                .flatMap(Cursor::all)
                .filter(one -> one.fact("castKind").equals("LValueToRValue"))
                .forEach(this::read);
    }

    private void read(Cursor cast) {
        Cursor access = cast.child(0);
        while (access.is("ParenExpr")) {
            access = access.child(0);
        }
        boolean through = access.is("MemberExpr", "ArraySubscriptExpr") || access.isOperator("*");
        if (!through || origins.place(access) != Origins.Origin.SOMEWHERE || !done.add(access)) {
            return;
        }
        int from = access.place().from() >= 0 ? access.place().from() : access.place().used();
        int to = access.place().to() >= 0 ? access.place().to() : end(access.place().usedTo());
        if (from < 0 || to <= from) {
            return;
        }
        CorePath path = new CorePath(page, origins);
        if (path.isThrough(access)) {
            done.addAll(path.steps());
            Rewrites.Letters letters = page.rewrites().change(from, to, CORE).insert(from, "BPF_CORE_READ(");
            for (int arrow : path.arrows()) {
                Token sign = page.source().token(arrow);
                letters.replace(sign.from(), sign.to(), ", ");
            }
            letters.insert(to, ")");
        } else {
            page.needed().add("bcc_read");
            page.rewrites().change(from, to, PLAIN).insert(from, "bcc_read(").insert(to, ")");
        }
    }

    /** Behind a macro and its arguments. */
    private int end(int usedTo) {
        int at = usedTo < 0 ? -1 : page.tokenBefore(usedTo);
        int close = at >= 0 && page.source().token(at + 1).is("(") ? page.source().closing(at + 1) : at;
        return close < 0 ? -1 : page.source().token(close).to();
    }
}
