package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers of less than 64 bits, which clang widens before they are used: it may widen one once for the comparison and
 * once more for the use, and the verifier then knows the limit of the one and not of the other. A variable of 64 bits
 * behind {@code barrier_var} of bpf_helpers.h makes one of them.
 */
final class Narrow {
    /** As many bytes as the longest frames that are usual have. */
    private static final int PACKET = 9000;

    /** At the left margin, or behind a macro that puts it into a section of its own. */
    private static final Pattern GLOBAL_LOCK =
            Pattern.compile("^(?:\\w+\\([^)]*\\) |static )*struct bpf_spin_lock (\\w+)");

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

    /** Statements in place of one that moves a pointer into a map value, which move it only inside of the value. */
    static String moved(RuleMatch match) {
        Optional<Code> moving = match.code().flatMap(Narrow::moving);
        String value = match.value();
        String bytes = ValueWords.part(value, "vs").orElse("");
        if (moving.isEmpty() || bytes.isEmpty() || ValueWords.part(value, "off").isPresent()) {
            return "";
        }
        CFunction function = moving.get().function();
        String pointer = function.text(pointerOf(moving.get().node()));
        return !pointer.matches("\\w+") ? "" : with(match, moving.get(), numberOf(moving.get().node()), "index",
                name -> name + " >= " + bytes + " / sizeof(*" + pointer + ")");
    }

    /** Statements in place of one that moves a packet pointer too far for any proof, which move it within a packet. */
    static String near(RuleMatch match) {
        Optional<Code> moving = match.code().flatMap(Narrow::moving);
        String beyond = CFacts.beyond(match);
        String end = CFacts.end(match);
        if (moving.isEmpty() || !Packets.tooFar(match) || beyond.isEmpty() || end.isEmpty()) {
            return "";
        }
        String text = with(match, moving.get(), numberOf(moving.get().node()), "index", name -> name + " > " + PACKET);
        return text.isEmpty() || text.startsWith("{") ? text
                : text + " if (" + beyond + " > " + end + ") " + Ways.out(match);
    }

    /** The sum {@code pointer + number} that the declaration of the refused pointer, or its only assignment, is. */
    static Optional<Code> moving(Code code) {
        String variable = code.access().filter(a -> a.pointer().bare().is("DeclRefExpr")).map(Access::variable)
                .orElse("");
        return code.function().declaration(variable)
                .filter(d -> d.is("VarDecl") && d.children().size() == 1)
                .map(d -> d.child(0).bare())
                .filter(sum -> sum.is("BinaryOperator") && sum.text().equals("+") && sum.type().endsWith("*"))
                .filter(sum -> !numberOf(sum).bare().is("IntegerLiteral"))
                .map(sum -> new Code(code.function(), sum, sum.span().line()))
                .filter(at -> statement(at).isPresent());
    }

    private static Node pointerOf(Node sum) {
        return sum.child(sum.child(0).type().endsWith("*") ? 0 : 1).written();
    }

    private static Node numberOf(Node sum) {
        return sum.child(sum.child(0).type().endsWith("*") ? 1 : 0).written();
    }

    /** The refused statement between calls that take and release the only lock that the file declares. */
    static String underLock(Code code) {
        List<String> locks = code.function().lines().stream()
                .map(GLOBAL_LOCK::matcher)
                .filter(Matcher::find)
                .map(lock -> lock.group(1))
                .toList();
        Optional<Node> statement = statement(code).filter(node -> !node.is("DeclStmt", "ReturnStmt"));
        if (locks.size() != 1 || statement.isEmpty()) {
            return "";
        }
        Range all = range(code, statement.get());
        String text = "bpf_spin_lock(&" + locks.get(0) + "); " + all.of(code.function().line(code.line()))
                + " bpf_spin_unlock(&" + locks.get(0) + ");";
        return braces(code, statement.get()) ? "{ " + text + " }" : text;
    }

    private static String with(
            RuleMatch match, Node number, String name, UnaryOperator<String> wrong) {
        return with(match, match.code().orElseThrow(), number, name, wrong);
    }

    private static String with(
            RuleMatch match, Code code, Node number, String name, UnaryOperator<String> wrong) {
        CFunction function = code.function();
        Optional<Node> statement = statement(code);
        String text = function.text(number);
        boolean wide = number.canonicalType().contains("long") && number.bare().is("DeclRefExpr");
        if (statement.isEmpty() || text.isEmpty() || wide || number.span().line() != statement.get().span().line()) {
            return "";
        }
        String fresh = fresh(function, name);
        Range inside = function.range(number);
        Range all = range(code, statement.get());
        String line = function.line(number.span().line());
        String rest = line.substring(all.from(), inside.from()) + fresh + line.substring(inside.to(), all.to());
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
        List<Node> path = new ArrayList<>(code.function().around(code.node()));
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
    static Range range(Code code, Node statement) {
        Range range = code.function().range(statement);
        String line = code.function().line(statement.span().line());
        int end = line.indexOf(';', range.to() - 1);
        return new Range(range.from(), end < 0 ? range.to() : end + 1);
    }
}
