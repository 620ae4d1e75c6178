package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code return} through which the refused way leaves: clang joins all returns of a function into one. */
final class Exits {
    private Exits() {}

    /**
     * The last {@code return} behind a branch that was taken on the way; the function's last one when there is none.
     */
    static Optional<Node> taken(RuleMatch match, CFunction function) {
        RejectionContext context = match.context();
        int until = match.origin().map(Origin::back).orElse(Integer.MAX_VALUE);
        Optional<RejectionContext.At> next = context.refused();
        while (next.isPresent() && next.get().back() < until) {
            RejectionContext.At after = next.get();
            Optional<RejectionContext.At> at = context.last(after.back(), step -> true);
            Optional<Node> left = at.filter(branch -> branch.step().code().startsWith("if "))
                    .flatMap(context::place)
                    .flatMap(place -> inside(function, place.line()))
                    .filter(leave -> leads(context, at.get(), after, leave));
            if (left.isPresent()) {
                return left;
            }
            next = at;
        }
        return returns(function).reduce((a, b) -> b);
    }

    /** Whether the way went on to the return: the branch jumped, or what came next lies before the return. */
    private static boolean leads(
            RejectionContext context, RejectionContext.At branch, RejectionContext.At next, Node leave) {
        int from = context.place(branch).map(Place::line).orElse(0);
        int to = context.place(next).map(Place::line).orElse(0);
        return next.step().slot() != branch.step().slot() + 1 || from < to && to <= leave.span().line();
    }

    /** The return that the {@code if} on a line leads to. */
    private static Optional<Node> inside(CFunction function, int line) {
        return function.tree().all()
                .filter(n -> n.is("IfStmt") && n.span().line() <= line && line <= n.child(0).span().endLine())
                .reduce((a, b) -> b)
                .flatMap(n -> n.children().stream()
                        .skip(1)
                        .flatMap(Node::all)
                        .filter(r -> r.is("ReturnStmt"))
                        .findFirst());
    }

    private static Stream<Node> returns(CFunction function) {
        return function.tree().all().filter(n -> n.is("ReturnStmt"));
    }

    /** Whether a pointer may be NULL at a return: where no {@code if} before left because it is. */
    static boolean mayBeNull(RuleMatch match, String pointer) {
        Optional<CFunction> function = match.code().map(Code::function);
        Optional<Node> leave = function.flatMap(f -> taken(match, f));
        if (leave.isEmpty() || !function.get().declaration(pointer).map(Node::type).orElse("").endsWith("*")) {
            return false;
        }
        List<Node> around = function.get().around(leave.get());
        return function.get().tree().all().filter(n -> n.is("IfStmt"))
                .filter(n -> CFacts.variables(n.child(0)).contains(pointer))
                .noneMatch(n -> around.contains(n) && n.child(1).all().anyMatch(leave.get()::equals)
                        || n.span().line() < leave.get().span().line() && asksForNull(n.child(0), pointer)
                                && n.child(1).all().anyMatch(r -> r.is("ReturnStmt", "GotoStmt")));
    }

    private static boolean asksForNull(Node condition, String pointer) {
        return condition.all().anyMatch(n -> (n.is("UnaryOperator") && n.text().equals("!")
                || n.is("BinaryOperator") && n.text().equals("=="))
                        && n.children().stream().map(Node::bare).anyMatch(it -> it.is("DeclRefExpr")
                                && it.text().equals(pointer)));
    }

    /** A value that may be returned, in place of one that may not; empty when none is as good as it. */
    static String allowed(RuleMatch match) {
        long from = match.number("from");
        long to = match.number("to");
        Optional<CFunction> function = match.code().map(Code::function);
        Optional<Node> leave = function.flatMap(f -> returning(f, match.group("low")));
        String value = leave.map(node -> value(function.get(), node)).orElse("");
        if (from == to) {
            return String.valueOf(from);
        }
        boolean constant = match.group("low").equals(match.group("high")) && !match.group("low").isEmpty();
        if (constant) {
            return String.valueOf(match.number("low") < from ? from : to);
        }
        return from == 0 && !value.isEmpty() ? "(" + value + ") ? 1 : 0" : "";
    }

    /** What is behind a {@code return}: it may end in a macro. */
    private static String value(CFunction function, Node leave) {
        return valueRange(function, leave).of(function.line(leave.span().line())).strip();
    }

    /** Where in its line what is behind a {@code return} is, up to the semicolon; nothing when that is on another. */
    static Range valueRange(CFunction function, Node leave) {
        String line = function.line(leave.span().line());
        int from = function.range(leave).from() + "return".length();
        int to = line.indexOf(';', Math.min(from, line.length()));
        while (to > from && line.charAt(from) == ' ') {
            from++;
        }
        return to < from ? Range.NONE : new Range(from, to);
    }

    /** A constant that is returned, or the only return with something that is not constant. */
    static Optional<Node> returning(CFunction function, String value) {
        List<Node> all = returns(function).toList();
        Optional<Node> constant = all.stream()
                .filter(n -> value(function, n).replaceAll("[()\\s]", "").equals(value))
                .findFirst();
        List<Node> varying = all.stream().filter(n -> !n.child(0).bare().is("IntegerLiteral", "DeclRefExpr")
                || n.child(0).bare().is("DeclRefExpr") && !n.child(0).bare().detail().contains("EnumConstant"))
                        .toList();
        return constant.or(() -> varying.stream().findFirst());
    }
}
