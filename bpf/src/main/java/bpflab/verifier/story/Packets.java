package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Comparisons with the packet's end. */
final class Packets {
    /** {@code MAX_PACKET_OFF} in kernel/bpf/verifier.c: a pointer that may be further behind proves nothing. */
    private static final BigInteger FURTHEST = BigInteger.valueOf(0xffff);

    private Packets() {}

    /** The statement that leaves when the packet ends before what is accessed. */
    static String check(RuleMatch match) {
        String beyond = CFacts.beyond(match);
        String end = CFacts.end(match);
        return beyond.isEmpty() || end.isEmpty() || tooFar(match)
                ? "" : "if (" + beyond + " > " + end + ") " + Ways.out(match);
    }

    /** Whether what was added to the pointer may be so large that no comparison counts. */
    static boolean tooFar(RuleMatch match) {
        return match.number("id") != 0 && ValueWords.highest(match.value())
                .map(high -> high.compareTo(FURTHEST.subtract(BigInteger.valueOf(match.number("size")))) > 0)
                .orElse(!match.value().isEmpty() && !match.value().contains("umax"));
    }

    /**
     * Statements in place of the refused one that go through one pointer: with an index, clang may compute the address
     * once for the comparison and once more for the access, and turn the comparison into one of numbers in a loop.
     */
    static String once(RuleMatch match) {
        Optional<Code> code = match.code().filter(c -> c.access().isPresent());
        if (code.isEmpty() || tooFar(match) || code.get().access().get().element().isEmpty()) {
            return "";
        }
        Access access = code.get().access().get();
        CFunction function = code.get().function();
        Optional<Node> statement = Narrow.statement(code.get());
        String end = CFacts.end(match);
        String type = access.node().type();
        boolean plain = access.node().is("ArraySubscriptExpr") && !type.contains("[") && !type.contains("(");
        if (!plain || statement.isEmpty() || end.isEmpty() || access.text().isEmpty()
                || access.text().matches(".*(?:\\+\\+|--).*")) {
            return "";
        }
        String name = Narrow.fresh(function, "at");
        int[] inside = function.range(access.node());
        int[] all = Narrow.range(code.get(), statement.get());
        String line = function.line(code.get().line());
        String text = type + " *" + name + " = &" + access.text() + "; barrier_var(" + name + "); if ((void *)(" + name
                + " + 1) > " + end + ") " + Ways.out(match) + " " + line.substring(all[0], inside[0]) + "*" + name
                + line.substring(inside[1], all[1]);
        return Narrow.braces(code.get(), statement.get()) ? "{ " + text + " }" : text;
    }

    /** The condition of a loop, with the comparison before it. */
    static String condition(RuleMatch match) {
        Optional<Node> condition = match.code().flatMap(CDeclarations::loop);
        String beyond = CFacts.beyond(match);
        String end = CFacts.end(match);
        String text = condition.map(node -> match.code().get().function().text(node)).orElse("");
        return text.isEmpty() || beyond.isEmpty() || end.isEmpty() ? ""
                : beyond + " <= " + end + " && " + (condition.get().is("BinaryOperator")
                        && List.of("||", "=").contains(condition.get().text()) ? "(" + text + ")" : text);
    }

    /** The comparison as it proves something. */
    static String comparison(RuleMatch match) {
        if (match.code().flatMap(code -> CDeclarations.comparison(match)).isEmpty()) {
            return "";
        }
        String beyond = CFacts.beyond(match);
        String end = CFacts.end(match);
        return beyond.isEmpty() || end.isEmpty() ? "" : beyond + " > " + end;
    }
}
