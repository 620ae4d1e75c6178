package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The first line of a function that others call. BCC puts it into its callers, and takes it where it stands behind
 * them; a function that is static has to be declared so first.
 */
final class HelperHead {
    private static final String INLINED = "BCC puts functions that are called into their callers";

    private final Page page;
    private final Cursor function;

    HelperHead(Page page, Cursor function) {
        this.page = page;
        this.function = function;
    }

    /** Whether a word of its own says how it is called: then nothing is to be said. */
    private boolean isTold() {
        int name = page.tokenAt(function.place().nameAt());
        for (int i = page.tokenAt(function.place().from()); i >= 0 && i < name; i++) {
            Token token = page.source().token(i);
            if (token.is("inline") || token.is("__inline") || token.is("__always_inline")
                    || token.is("noinline") || token.is("__noinline")) {
                return true;
            }
        }
        return false;
    }

    /** Writes it. */
    void write() {
        if (!function.place().isWritten() || isTold()) {
            return;
        }
        boolean isStatic = function.fact("storageClass").equals("static");
        int from = function.place().from();
        int put = isStatic ? page.source().token(page.tokenAt(from)).to() : from;
        insert(put, isStatic ? " __always_inline" : "static __always_inline ");
        List<Cursor> declared = declarations();
        declared.stream().filter(one -> !one.fact("storageClass").equals("static") && !isStatic)
                .forEach(one -> insert(one.place().from(), "static __always_inline "));
        early().filter(call -> declared.stream().noneMatch(one -> one.place().from() < call.place().used()))
                .flatMap(page::function)
                .ifPresent(caller -> declare(caller.place().used(), isStatic));
    }

    private void insert(int at, String text) {
        page.later(() -> page.draft().insert(at, text, INLINED));
    }

    /** Where it is declared, and not defined. What clang makes of a call of something unknown begins with the name. */
    private List<Cursor> declarations() {
        return page.syntax().declarations().stream()
                .filter(one -> one.is("FunctionDecl") && one.name().equals(function.name()) && one.place().isWritten())
                .filter(one -> one.place().from() != one.place().nameAt())
                .filter(one -> one.place().from() != function.place().from())
                .toList();
    }

    /** The first call that stands before it. */
    private Optional<Cursor> early() {
        return page.all().filter(one -> one.called().equals(function.name()))
                .filter(one -> one.place().used() >= 0 && one.place().used() < function.place().from())
                .min(Comparator.comparingInt(one -> one.place().used()));
    }

    private void declare(int at, boolean isStatic) {
        int body = function.children().stream().filter(child -> child.is("CompoundStmt")).findFirst().get()
                .place().from();
        String head = page.source().between(function.place().from(), body).strip();
        page.later(() -> page.draft().insert(
                at, (isStatic ? "" : "static __always_inline ") + head + ";\n\n",
                "BCC's clang takes a function that stands further down; a static one is declared first"));
    }
}
