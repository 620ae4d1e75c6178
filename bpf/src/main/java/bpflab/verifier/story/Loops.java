package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.verifier.log.LogLine.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which loop the verifier was following when it gave up. */
final class Loops {
    private static final int MOST_LINES = 50_000;

    private Loops() {}

    /** The loops around the refused line: {@code the loop in line 20}; empty when there is no source. */
    static String words(RuleMatch match) {
        Optional<CFunction> function = match.code().map(Code::function);
        int line = match.context().place().map(Place::line).orElse(0);
        List<Node> loops = function.map(f -> f.tree().all()
                .filter(n -> n.is("ForStmt", "WhileStmt", "DoStmt"))
                .filter(n -> n.span().line() <= line && line <= last(n))
                .toList()).orElse(List.of());
        if (loops.isEmpty()) {
            return "";
        }
        String outer = "the loop in line " + loops.get(0).span().line();
        return loops.size() == 1 ? outer : outer + " with the one in line "
                + loops.get(loops.size() - 1).span().line() + " inside of it";
    }

    private static int last(Node loop) {
        return loop.all().mapToInt(n -> Math.max(n.span().line(), n.span().endLine())).max().orElse(0);
    }

    /** How often the instruction that was looked at most was looked at, in the part of the log that there is. */
    static String rounds(RuleMatch match) {
        Map<Integer, Integer> seen = new TreeMap<>();
        for (int back = 0; back < MOST_LINES && match.context().tail().has(back); back++) {
            if (match.context().tail().get(back) instanceof Step step) {
                seen.merge(step.slot(), 1, Integer::sum);
            }
        }
        int most = seen.values().stream().mapToInt(i -> i).max().orElse(0);
        return most < 3 ? "" : most + " rounds";
    }
}
