package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Sentences;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import bpflab.why.Diagnosis;
import bpflab.why.Finding;
import bpflab.why.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code :why}: why nothing happens, with what was seen for each line, to the first cause and what mends it. */
final class Why implements Looking {
    private static final Map<Finding.Mark, Role> ROLES = Map.of(
            Finding.Mark.GOOD, Role.GOOD, Finding.Mark.CAUSE, Role.BAD, Finding.Mark.OPEN, Role.WARN);

    @Override
    public String name() {
        return "why";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.RUN, "why nothing happens, and what mends it", ":why drop_world",
                        Argument.optional("PROGRAM", Argument.Kind.PROGRAM))
                .with(Option.EVERYWHERE);
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        bench.how().like("bpftool prog show; bpftool net; ip -s link; sysctl kernel.bpf_stats_enabled=1");
        Diagnosis found = Diagnosis.of(new Look(bench).at(words.at(0), words.has("--all")));
        List<View> views = new ArrayList<>();
        views.add(new Table(List.of(Table.left(""), Table.left("")),
                found.findings().stream().map(Why::row).toList(), 2));
        List<Line> cures = found.findings().stream().flatMap(each -> each.cures().stream()).map(Why::line).toList();
        if (!cures.isEmpty()) {
            views.add(new Sentences(cures));
        }
        return Answer.of(View.stack(views), Data.of(found));
    }

    private static List<Span> row(Finding finding) {
        return List.of(new Span(finding.mark().sign() + " " + finding.what(), ROLES.get(finding.mark())),
                new Span(finding.evidence(), Role.MUTED));
    }

    private static Line line(Finding.Cure cure) {
        return Line.of(Span.of("→ " + cure.words() + (cure.words().isEmpty() ? "" : "   ")),
                new Span(cure.text(), cure.code() ? Role.C : Role.COMMAND));
    }

    /**
     * The answer as data.
     *
     * @param cause what the last of {@code seen} is about; empty when no cause was found
     * @param mend what to type
     */
    private record Data(String program, List<Seen> seen, String cause, List<String> mend) {
        static Data of(Diagnosis found) {
            return new Data(found.program(), found.findings().stream().map(Seen::of).toList(),
                    found.cause().map(Finding::what).orElse(""),
                    found.cause().stream()
                            .flatMap(cause -> cause.cures().stream())
                            .filter(cure -> !cure.code())
                            .map(Finding.Cure::text)
                            .toList());
        }
    }

    private record Seen(String mark, String what, String evidence) {
        static Seen of(Finding finding) {
            return new Seen(finding.mark().name().toLowerCase(Locale.ROOT), finding.what(), finding.evidence());
        }
    }
}
