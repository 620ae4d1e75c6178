package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.Optional;

/** {@code lookup_or_init}, behind which BCC puts a return that nobody sees. */
final class LookupOrInit {
    private static final String TOLD =
            "behind lookup_or_init() BCC puts a hidden \"return 0\", for when the table is full; it is written out now";

    private LookupOrInit() {}

    /** Writes the call and the return. */
    static void write(Call call) {
        Page page = call.page();
        page.draft().limit(call.from(), TOLD);
        call.function("lookup_or_try_init", "");
        Cursor at = page.parent(call.expression());
        while (at.is("ImplicitCastExpr", "CStyleCastExpr", "ParenExpr")) {
            at = page.parent(at);
        }
        String back = page.function(call.expression()).filter(f -> f.type().startsWith("void (")).isPresent()
                ? "return;" : "return 0;";
        Optional<String> variable = variable(page, at);
        Cursor statement = at.is("VarDecl") ? page.parent(at) : at;
        int last = page.tokenBefore(statement.place().to());
        Token end = page.source().token(last).is(";") ? page.source().token(last) : page.source().token(last + 1);
        if (variable.isPresent() && page.parent(statement).is("CompoundStmt") && end.is(";")) {
            page.rewrites().change(end.to(), end.to(), "the return that BCC hides")
                    .insert(end.to(), "\n" + indent(page, statement.place().from()) + "if (!" + variable.get() + ")\n"
                            + indent(page, statement.place().from()) + "\t" + back);
            return;
        }
        page.rewrites().change(call.from(), call.to(), "the return that BCC hides")
                .insert(call.from(), "({ " + call.table().leafPointer() + "_leaf = ")
                .insert(call.to(), "; if (!_leaf) " + back + " _leaf; })");
    }

    private static Optional<String> variable(Page page, Cursor at) {
        if (at.is("VarDecl")) {
            return Optional.of(at.name());
        }
        return at.isOperator("=") && !at.child(0).referred().isEmpty() && at.place().isWritten()
                ? Optional.of(page.written(at.child(0)))
                : Optional.empty();
    }

    private static String indent(Page page, int offset) {
        int start = page.source().startOf(page.source().line(offset));
        int end = start;
        while (end < offset && Character.isWhitespace(page.source().text().charAt(end))) {
            end++;
        }
        return page.source().between(start, end);
    }
}
