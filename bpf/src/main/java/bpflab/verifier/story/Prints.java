package bpflab.verifier.story;

import bpflab.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A call of {@code bpf_trace_printk}, and the same by libbpf's macro, which counts the text itself. */
final class Prints {
    private Prints() {}

    /**
     * What to write instead. A text in a variable keeps the helper: the macro makes a constant of what it is given.
     */
    static String today(RuleMatch match) {
        List<String> arguments = arguments(match);
        if (arguments.isEmpty()) {
            return "";
        }
        String text = arguments.get(0);
        List<String> numbers = new ArrayList<>(arguments.subList(1, arguments.size()));
        if (isLength(second(match), text)) {
            numbers.remove(0);
        }
        if (text.startsWith("\"")) {
            return call("bpf_printk", text, numbers);
        }
        numbers.add(0, "sizeof(" + text + ")");
        return text.matches("\\w+") ? call("bpf_trace_printk", text, numbers) : "";
    }

    /** What stands where the length should; empty when that is not known. */
    static String second(RuleMatch match) {
        List<String> arguments = arguments(match);
        return arguments.size() < 2 ? "" : arguments.get(1);
    }

    private static boolean isLength(String second, String text) {
        return second.startsWith("sizeof") || second.startsWith("strlen(") || second.startsWith("__builtin_strlen(")
                || second.matches("\\d+") && conversions(text) == 0;
    }

    private static long conversions(String text) {
        return text.replace("%%", "").chars().filter(c -> c == '%').count();
    }

    private static String call(String name, String text, List<String> more) {
        return name + "(" + text + more.stream().map(one -> ", " + one).collect(Collectors.joining()) + ")";
    }

    private static List<String> arguments(RuleMatch match) {
        Optional<Code> code = match.code().filter(at -> at.node().called().equals("bpf_trace_printk"));
        List<String> all = code.stream()
                .flatMap(at -> at.node().children().stream().skip(1).map(Node::written).map(at.function()::text))
                .toList();
        return all.contains("") ? List.of() : all;
    }
}
