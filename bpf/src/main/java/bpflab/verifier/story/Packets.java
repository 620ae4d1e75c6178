package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.Range;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparisons with the packet's end. */
final class Packets {
    /** {@code MAX_PACKET_OFF} in kernel/bpf/verifier.c: a pointer that may be further behind proves nothing. */
    private static final BigInteger FURTHEST = BigInteger.valueOf(0xffff);

    /** {@code if ((void *)(udp + 1) > data_end)}, {@code if (udp + 1 > data_end)}. */
    private static final Pattern COMPARED = Pattern.compile(
            "\\(\\s*(?:\\([\\w ]+\\*\\)\\s*)?\\(?\\s*(\\w+)\\s*\\+[^>]*>");

    private Packets() {}

    /** The statement that leaves when the packet ends before what is accessed. */
    static String check(RuleMatch match) {
        String beyond = CFacts.beyond(match);
        String end = CFacts.end(match);
        return beyond.isEmpty() || end.isEmpty() || tooFar(match)
                ? "" : "if (" + beyond + " > " + end + ") " + Ways.outOfPacket(match, end);
    }

    /**
     * The comparison of a copy of the pointer, where it stands below what was refused: so it did not run before it in
     * C, only in what clang made of that.
     */
    static Optional<Place> furtherDown(RuleMatch match) {
        Optional<Place> here = match.context().place();
        return match.number("r") != 0 ? Optional.empty() : match.context().comparisonWithPacketEnd()
                .filter(PathNotes::isOfMoved)
                .flatMap(match.context()::place)
                .filter(check -> here.filter(place -> place.file().equals(check.file())
                        && place.line() > 0 && place.line() < check.line()).isPresent())
                .filter(check -> COMPARED.matcher(check.text()).find());
    }

    /** The variable in that comparison. */
    static String checkedPointer(RuleMatch match) {
        return furtherDown(match).map(check -> {
            Matcher compared = COMPARED.matcher(check.text());
            return compared.find() ? compared.group(1) : "";
        }).orElse("");
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
        Range inside = function.range(access.node());
        Range all = Narrow.range(code.get(), statement.get());
        String line = function.line(code.get().line());
        String text = type + " *" + name + " = &" + access.text() + "; barrier_var(" + name + "); if ((void *)(" + name
                + " + 1) > " + end + ") " + Ways.outOfPacket(match, end) + " "
                + line.substring(all.from(), inside.from()) + "*" + name + line.substring(inside.to(), all.to());
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
