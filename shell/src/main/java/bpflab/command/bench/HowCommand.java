package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.bench.How;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code :how}: what the last command asked of the kernel, and which tools do the same. */
final class HowCommand implements Unsaved {
    @Override
    public String name() {
        return "how";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.BENCH, "what the last command did, in bpf(2) and in bpftool", ":how")
                .like("strace -e bpf COMMAND");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        How how = bench.how();
        if (how.line().isEmpty()) {
            return Answer.nothing("nothing was done yet", ":load FILE   # then :how");
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(new Span(how.line(), Role.COMMAND)));
        add(lines, "  the same with other tools", how.tools(), Role.NAME);
        add(lines, "  asked of the kernel, by bpf(2)", counted(how.calls()), Role.PLAIN);
        if (lines.size() == 1) {
            lines.add(Line.of("  asked nothing of the kernel", Role.MUTED));
        }
        return Answer.of(
                View.of(lines.toArray(Line[]::new)),
                        new Account(how.line(), how.tools(), how.calls()));
    }

    /** What a line did, as data. */
    private record Account(String line, List<String> tools, List<String> calls) {}

    /** Calls that were made several times, for example to look at a program again, in one line. */
    private static List<String> counted(List<String> calls) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        calls.forEach(call -> counts.merge(call, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(call -> call.getKey() + (call.getValue() == 1 ? "" : "   (" + call.getValue() + " times)"))
                .toList();
    }

    private static void add(List<Line> lines, String title, List<String> items, Role role) {
        if (!items.isEmpty()) {
            lines.add(Line.of(title, Role.MUTED));
            items.forEach(item -> lines.add(Line.of(Span.of("    "), new Span(item, role))));
        }
    }
}
