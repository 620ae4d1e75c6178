package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final Set<Cursor> done = new HashSet<>();

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
        List<Integer> arrows = new ArrayList<>();
        if (isKernels(access) && arrows(access, arrows) && !arrows.isEmpty()) {
            Rewrites.Letters letters = page.rewrites().change(from, to, CORE).insert(from, "BPF_CORE_READ(");
            for (int arrow : arrows) {
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

    /** Whether the last step is to a member of one of the kernel's structs: those are not in the tree. */
    private static boolean isKernels(Cursor access) {
        Cursor at = access;
        while (at.is("MemberExpr") && !at.fact("isArrow").equals("true") && at.refers().isEmpty()) {
            at = at.child(0);
        }
        return at.is("MemberExpr") && at.refers().isEmpty();
    }

    /** The arrows of a path through structs of the kernel, the last one first; those before are read with it. */
    private boolean arrows(Cursor access, List<Integer> arrows) {
        Cursor at = access;
        while (true) {
            int name = page.nameToken(at);
            while (at.is("MemberExpr") && !at.fact("isArrow").equals("true")) {
                at = at.child(0);
                name = at.name().isEmpty() ? name : page.nameToken(at);
            }
            if (!at.is("MemberExpr") || !at.refers().isEmpty()) {
                return true;
            }
            if (name < 1 || !page.source().token(name - 1).is("->")) {
                return !arrows.isEmpty();
            }
            arrows.add(name - 1);
            Cursor pointer = at.child(0);
            boolean further = pointer.fact("castKind").equals("LValueToRValue") && isKernels(pointer.child(0))
                    && pointer.child(0).is("MemberExpr")
                    && origins.place(pointer.child(0)) == Origins.Origin.SOMEWHERE;
            if (!further) {
                return true;
            }
            done.add(pointer.child(0));
            at = pointer.child(0);
        }
    }
}
