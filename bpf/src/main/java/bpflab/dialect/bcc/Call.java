package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call of a table's method, as it is written: {@code TABLE.METHOD(ARGUMENTS)}. */
final class Call {
    private final Page page;
    private final Cursor expression;
    private final Table table;
    private final String method;
    /** What stands for the table: its name, or a parameter of the macro that the call is in. */
    private final String object;
    private final int from;
    private final Token open;
    private final Token close;
    /** The token behind each argument. */
    private final List<Integer> ends;

    private Call(Page page, Cursor member, Cursor expression, Table table, int at) {
        Original source = page.source();
        int closing = source.closing(at + 1);
        this.page = page;
        this.expression = expression;
        this.table = table;
        this.method = member.name();
        Token first = source.token(at - 2);
        this.object = first.directive() ? first.text() : table.name();
        this.from = first.from();
        this.open = source.token(at + 1);
        this.close = source.token(closing);
        this.ends = ends(source, at + 1, closing);
    }

    /** The call that a member is the method of; empty when it is not written in one piece. */
    static Optional<Call> of(Page page, Cursor member, Table table) {
        int at = page.tokenAt(member.place().to() - member.name().length());
        Cursor call = page.parent(member);
        while (call.is("ImplicitCastExpr", "ParenExpr")) {
            call = page.parent(call);
        }
        Original source = page.source();
        boolean written = at >= 2 && source.token(at).is(member.name()) && source.token(at - 1).is(".")
                && source.token(at - 2).kind() == Token.Kind.NAME && source.token(at + 1).is("(")
                && source.closing(at + 1) > 0 && call.is("CallExpr");
        return written ? Optional.of(new Call(page, member, call, table, at)) : Optional.empty();
    }

    private static List<Integer> ends(Original source, int open, int close) {
        List<Integer> ends = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i <= close; i++) {
            Token token = source.token(i);
            if (depth == 0 && (token.is(",") || i == close) && i > open + 1) {
                ends.add(source.token(i - 1).to());
            }
            depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
        }
        return ends;
    }

    Page page() {
        return page;
    }

    Table table() {
        return table;
    }

    /** Its tree. */
    Cursor expression() {
        return expression;
    }

    int from() {
        return from;
    }

    int to() {
        return close.to();
    }

    /** How many arguments it has. */
    int arguments() {
        return ends.size();
    }

    private String why(String becomes) {
        return "." + method + "() is BCC's; " + becomes;
    }

    private Rewrites.Letters letters(String why) {
        return page.rewrites().change(from, close.to(), why(why));
    }

    /** {@code function(&table, arguments, last)}. */
    Call mapFirst(String function, String last) {
        Rewrites.Letters letters = letters("it is the kernel's " + function + "()")
                .replace(from, open.to(), function + "(&" + object + (ends.isEmpty() ? "" : ", "));
        if (!last.isEmpty()) {
            letters.insert(close.from(), ", " + last);
        }
        return this;
    }

    /** {@code function(first, &table, second, arguments)}. */
    Call contextFirst(String function, String second) {
        Rewrites.Letters letters = letters("it is the kernel's " + function + "()")
                .replace(from, open.to(), function + "(");
        letters.insert(ends.isEmpty() ? close.from() : ends.get(0),
                ", &" + object + (second.isEmpty() ? "" : ", " + second));
        return this;
    }

    /** {@code function(arguments)}. */
    void without(String function) {
        letters("it is the kernel's " + function + "()").replace(from, open.to(), function + "(");
    }

    /** {@code table_method(arguments, last)}, which stands behind the table. */
    void function(String named, String last) {
        page.helpers().add(named + " " + table.name());
        boolean joined = !object.equals(table.name());
        Rewrites.Letters letters = letters("a function behind the table does the same")
                .replace(from, open.to(), object + (joined ? "##" : "") + "_" + named + "(");
        if (!last.isEmpty()) {
            letters.insert(close.from(), ", " + last);
        }
    }

    /** The packet goes behind the record: how much of it stands in the upper half of the flags. */
    void perfSubmitSkb() {
        if (ends.size() != 4) {
            return;
        }
        String length = page.source().between(ends.get(0), ends.get(1)).replaceFirst("^\\s*,\\s*", "");
        letters("it is the kernel's bpf_perf_event_output()")
                .replace(from, open.to(), "bpf_perf_event_output(")
                .replace(ends.get(0), ends.get(1),
                        ", &" + object + ", (u64)(" + length + ") << 32 | BPF_F_CURRENT_CPU");
    }

    /** bpf_map_lookup_elem() answers void *, the method a pointer to a value: where that matters it is said. */
    void casted() {
        Cursor user = page.parent(expression);
        while (user.is("ParenExpr", "ImplicitCastExpr")) {
            user = page.parent(user);
        }
        if (user.is("MemberExpr", "ArraySubscriptExpr") || user.isOperator("*") || user.isOperator("+")) {
            letters("its answer has a type")
                    .insert(from, "((" + table.leafPointer() + ")")
                    .insert(close.to(), ")");
        }
    }
}
