package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers of less than 64 bits, which clang widens before they are used: it may widen one once for the comparison and
 * once more for the use, and the verifier then knows the limit of the one and not of the other. A variable of 64 bits
 * behind {@code barrier_var} of bpf_helpers.h makes one of them.
 */
final class Narrow {
    private Narrow() {}

    /** Statements in place of the refused one that use the index only below the number of elements. */
    static String index(RuleMatch match) {
        String most = CFacts.most(match);
        Optional<Node> element = CFacts.element(match);
        if (element.isEmpty() || most.isEmpty()) {
            return "";
        }
        Node index = element.get().child(1).written();
        boolean plain = index.bare().is("DeclRefExpr", "MemberExpr") && !match.message().contains("unbounded");
        return plain ? "" : with(match, index, "index", name -> name + " >= " + most);
    }

    /** Statements in place of the refused call that hand on the length only when it fits. */
    static String length(RuleMatch match) {
        int register = match.register().orElse(0);
        String room = CFacts.room(match, register - 1);
        Optional<Node> length = match.code().flatMap(code -> code.argument(register));
        if (length.isEmpty() || room.isEmpty()) {
            return "";
        }
        return with(match, length.get(), "length", name -> (CFacts.wantsBytes(match) ? name + " == 0 || " : "")
                + name + " > " + room);
    }

    private static String with(
            RuleMatch match, Node number, String name, java.util.function.UnaryOperator<String> wrong) {
        Code code = match.code().orElseThrow();
        CFunction function = code.function();
        Optional<Node> statement = statement(code);
        String text = function.text(number);
        boolean wide = number.canonicalType().contains("long") && number.bare().is("DeclRefExpr");
        if (statement.isEmpty() || text.isEmpty() || wide || number.span().line() != statement.get().span().line()) {
            return "";
        }
        String fresh = fresh(function, name);
        int[] inside = function.range(number);
        int[] all = range(code, statement.get());
        String line = function.line(number.span().line());
        String rest = line.substring(all[0], inside[0]) + fresh + line.substring(inside[1], all[1]);
        String whole = "__u64 " + fresh + " = " + text + "; barrier_var(" + fresh + "); if (" + wrong.apply(fresh)
                + ") "
                + Ways.out(match) + " " + rest;
        return braces(code, statement.get()) ? "{ " + whole + " }" : whole;
    }

    /** A name that the function has no variable of. */
    static String fresh(CFunction function, String name) {
        return Stream.of(name, "the_" + name, "own_" + name)
                .filter(candidate -> function.declaration(candidate).isEmpty())
                .findFirst()
                .orElse("checked_" + name);
    }

    /** The statement that the refused expression is a part of, when it is on one line and needs no further one. */
    static Optional<Node> statement(Code code) {
        List<Node> path = new java.util.ArrayList<>(code.function().around(code.node()));
        path.add(code.node());
        for (int i = path.size() - 1; i > 0; i--) {
            Node at = path.get(i);
            if (path.get(i - 1).is("CompoundStmt") || Code.isBody(path.get(i - 1), at)) {
                boolean simple = !at.is("IfStmt", "ForStmt", "WhileStmt", "DoStmt", "SwitchStmt", "CompoundStmt");
                return simple && at.span().isWhole() && at.span().line() == at.span().endLine()
                        && at.span().line() == code.line() ? Optional.of(at) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether it is the body of something without braces. */
    static boolean braces(Code code, Node statement) {
        List<Node> path = code.function().around(statement);
        return !path.get(path.size() - 1).is("CompoundStmt");
    }

    /** From and to of a statement in its line, with the semicolon. */
    static int[] range(Code code, Node statement) {
        int[] range = code.function().range(statement);
        String line = code.function().line(statement.span().line());
        int end = line.indexOf(';', range[1] - 1);
        return new int[] {range[0], end < 0 ? range[1] : end + 1};
    }
}
