package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.trouble.Trouble;
import bpflab.view.Data;
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
final class Doctor implements Command {
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
                                new ToolCheckup(bench.machine(), bench).findings().stream()).toList();
        List<Finding> bad = findings.stream().filter(finding -> finding.state() == Finding.State.BAD).toList();
        List<View> views = new ArrayList<>(findings.stream().map(Doctor::view).toList());
        views.add(View.of(bad.isEmpty()
                ? Line.of("this machine has all that bpflab needs", Role.GOOD)
                : Line.of(Units.count(bad.size(), "thing", "things") + " to mend", Role.BAD)));
        Object data = findings.stream()
                .map(f -> Data.object("name", f.name(), "state", f.state(), "found", f.found(), "fix", f.fix()))
                .toList();
        return bad.isEmpty() ? Answer.of(View.stack(views), data) : Answer.no(View.stack(views), data, trouble(bad));
    }

    private static Trouble trouble(List<Finding> bad) {
        String fixes = bad.stream()
                .map(Finding::fix)
                .filter(fix -> !fix.isEmpty())
                .distinct()
                .collect(Collectors.joining("    "));
        String missing = bad.stream()
                .map(finding -> finding.name() + ": " + finding.found())
                .collect(Collectors.joining("; "));
        return Trouble.machine("this machine lacks something", missing, fixes);
    }

    private static View view(Finding finding) {
        Role role = switch (finding.state()) {
            case GOOD -> Role.GOOD;
            case BAD -> Role.BAD;
            case NOTE -> Role.MUTED;
        };
        return width -> {
            List<Line> lines = new ArrayList<>();
            Fields fields = new Fields(2, 15, fields(finding));
            for (Line line : fields.lines(width - 2)) {
                List<Span> spans =
                        new ArrayList<>(
                                List.of(new Span("  " + (lines.isEmpty() ? finding.state().mark() : " "), role)));
                spans.addAll(unindented(line.spans()));
                lines.add(new Line(spans));
            }
            return lines;
        };
    }

    private static List<Field> fields(Finding finding) {
        List<Field> fields = new ArrayList<>(List.of(Field.of(finding.name(), finding.found(), Role.PLAIN)));
        if (!finding.fix().isEmpty()) {
            fields.add(new Field("", List.of(Span.of("fix: "), new Span(finding.fix(), Role.COMMAND))));
        }
        return fields;
    }

    /** The mark takes the place of the label's first blank. */
    private static List<Span> unindented(List<Span> spans) {
        List<Span> out = new ArrayList<>(spans);
        out.set(0, new Span(spans.get(0).text().substring(1), spans.get(0).role()));
        return out;
    }
}
