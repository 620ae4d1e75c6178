package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Sentences;
import bpflab.view.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code :history}: the lines of this session. */
final class History implements Unsaved {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.BENCH, "the lines of this session", ":history");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        List<String> typed = bench.history().lines();
        if (typed.isEmpty()) {
            return Answer.nothing("nothing was typed yet", "");
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            lines.add(Line.of(
                    new Span(String.format(Locale.ROOT, "%4d  ", i + 1), Role.MUTED),
                    Span.of(typed.get(i).replace("\n", " "))));
        }
        return Answer.of(new Sentences(lines), typed);
    }
}
