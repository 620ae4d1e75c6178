package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.util.List;
import java.util.Optional;

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

    private static java.util.stream.Stream<Node> returns(CFunction function) {
        return function.tree().all().filter(n -> n.is("ReturnStmt"));
    }

    /** A constant that is returned, or the only return with something that is not constant. */
    static Optional<Node> returning(CFunction function, String value) {
        List<Node> all = returns(function).toList();
        Optional<Node> constant = all.stream()
                .filter(n -> function.text(n.child(0)).replaceAll("[()\\s]", "").equals(value))
                .findFirst();
        List<Node> varying = all.stream().filter(n -> !n.child(0).bare().is("IntegerLiteral", "DeclRefExpr")
                || n.child(0).bare().is("DeclRefExpr") && !n.child(0).bare().detail().contains("EnumConstant"))
                        .toList();
        return constant.or(() -> varying.stream().findFirst());
    }
}
