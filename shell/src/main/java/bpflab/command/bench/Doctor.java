package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.ParsedArguments;
import bpflab.trouble.Trouble;
import bpflab.view.AdviceView;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code :doctor}: this machine, each problem with its fix. Works when everything is missing. */
final class Doctor implements Looking {
    /** As wide as a mark, so that a fix stands below what is to be mended. */
    private static final Span UNMARKED = Span.of("  ");

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "this machine: what is there, what is missing, how to mend it", ":doctor")
                .like("bpftool feature probe");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        List<Finding> findings =
                Stream.concat(
                        new KernelCheckup(bench.machine()).findings().stream(),
                                new ToolCheckup(bench.machine(), bench).findings().stream())
                        .map(finding -> bench.interaction().isPresent() ? finding : finding.inShell())
                        .toList();
        List<Finding> bad = findings.stream().filter(finding -> finding.state() == Finding.State.BAD).toList();
        List<View> views = new ArrayList<>(List.of(
                new Fields(2, 15, findings.stream().flatMap(finding -> fields(finding).stream()).toList())));
        views.add(View.of(bad.isEmpty()
                ? Line.of("this machine has all that bpflab needs", Role.GOOD)
                : Line.of(Units.count(bad.size(), "thing", "things") + " to mend", Role.BAD)));
        return bad.isEmpty()
                ? Answer.of(View.stack(views), findings)
                : Answer.no(View.stack(views), findings, trouble(bad));
    }

    private static Trouble trouble(List<Finding> bad) {
        String fixes = bad.stream()
                .map(Finding::fix)
                .filter(fix -> !fix.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        String missing = bad.stream()
                .map(finding -> finding.name() + ": " + finding.found())
                .collect(Collectors.joining("; "));
        return Trouble.machine("this machine lacks something", missing, fixes);
    }

    private static List<Field> fields(Finding finding) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                new Span(finding.state().mark() + " ", role(finding)), finding.name(),
                List.of(Span.of(finding.found()))));
        if (!finding.fix().isEmpty()) {
            AdviceView.fields("", finding.fix()).forEach(line -> {
                List<Span> spans = new ArrayList<>(List.of(Span.of("fix: ")));
                spans.addAll(line.text());
                fields.add(new Field(UNMARKED, "", spans));
            });
        }
        return fields;
    }

    private static Role role(Finding finding) {
        return switch (finding.state()) {
            case GOOD -> Role.GOOD;
            case BAD -> Role.BAD;
            case NOTE -> Role.MUTED;
        };
    }
}
