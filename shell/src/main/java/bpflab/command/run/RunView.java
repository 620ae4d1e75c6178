package bpflab.command.run;

import bpflab.packet.PacketDiff;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code :run} shows: of one packet all that became of it, of several a row each. */
final class RunView {
    private static final int LABEL = 6;

    private static final int MOST_PROBLEMS = 5;

    private RunView() {}

    static View of(RunCommand.Ran ran) {
        View view = ran.packets() == 1 ? one(ran, ran.runs().get(0)) : many(ran);
        List<View> views = new ArrayList<>(List.of(view));
        if (!ran.note().isEmpty()) {
            views.add(View.of(Line.of("note: " + ran.note(), Role.MUTED)));
        }
        if (!ran.damage().isEmpty()) {
            views.add(View.of(Line.of("read no further: " + ran.damage(), Role.WARN)));
        }
        return View.stack(views);
    }

    private static View one(RunCommand.Ran ran, RunData run) {
        List<View> views = new ArrayList<>();
        views.add(View.of(Line.of(
                new Span(ran.program(), Role.NAME), Span.of("   "), new Span(run.name(), Role.TITLE),
                new Span(time(ran, run), Role.MUTED))));
        List<Fields.Field> fields = new ArrayList<>();
        fields.add(Fields.Field.of("in", bytes(run.inBytes(), run.in()), Role.PLAIN));
        PacketDiff diff = run.diff();
        if (run.outBytes() > 0) {
            String out = diff.isEmpty() ? "unchanged" : bytes(run.outBytes(), run.out());
            fields.add(Fields.Field.of("out", out, diff.isEmpty() ? Role.MUTED : Role.PLAIN));
        }
        if (!run.metadata().isEmpty()) {
            fields.add(Fields.Field.of("meta", bytes(run.metadata().length() / 2, before(run.metadata())), Role.WARN));
        }
        if (!run.context().isEmpty()) {
            fields.add(Fields.Field.of("left", run.context().entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("   ")), Role.WARN));
        }
        if (run.inBytes() > 0) {
            views.add(new Fields(0, LABEL, fields));
        }
        if (!diff.isEmpty()) {
            views.add(View.of(Line.EMPTY));
            if (!diff.fields().isEmpty() && !run.in().isEmpty()) {
                views.add(changes(diff));
                views.add(View.of(Line.EMPTY));
            }
            views.add(HexChanges.of(run.before(), run.after(), diff));
        }
        return View.stack(views);
    }

    static View changes(PacketDiff diff) {
        return Table.of(List.of(Table.left("FIELD"), Table.left("BEFORE"), Table.left("AFTER")),
                diff.fields().stream()
                        .map(change -> List.of(
                                new Span(change.field(), Role.NAME), Span.of(Span.orNone(change.before())),
                                Span.of(Span.orNone(change.after()))))
                        .toList());
    }

    private static View many(RunCommand.Ran ran) {
        boolean timed = ran.repeat() > 1;
        List<Table.Column> columns = new ArrayList<>(List.of(Table.right("#"), Table.left("PACKET"),
                Table.left("VERDICT"), Table.left("CHANGED")));
        if (timed) {
            columns.add(Table.right("NS"));
        }
        List<List<Span>> rows = ran.runs().stream().map(run -> {
            List<Span> row = new ArrayList<>(List.of(new Span(String.valueOf(run.number()), Role.MUTED),
                    Span.of(run.in()), new Span(run.name(), Role.NAME), Span.of(Span.orNone(changed(run)))));
            if (timed) {
                row.add(Span.of(Units.count(run.nanosPerRun())));
            }
            return row;
        }).toList();
        List<View> views = new ArrayList<>(List.of(Table.of(columns, rows)));
        if (ran.packets() > ran.runs().size()) {
            views.add(View.of(Line.of("… the first " + Units.count(ran.runs().size()) + " of "
                    + Units.count(ran.packets()) + " packets: --limit N shows more", Role.MUTED)));
        }
        ran.runs().stream().filter(run -> !run.problem().isEmpty()).limit(MOST_PROBLEMS).forEach(run ->
                views.add(View.of(Line.of("packet " + run.number() + " was not run: " + run.problem(), Role.WARN))));
        String verdicts = ran.verdicts().entrySet().stream()
                .map(each -> Units.count(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
        views.add(View.of(Line.of(new Span(ran.program(), Role.NAME),
                Span.of("   " + Units.count(ran.packets()) + " packets: " + verdicts))));
        return View.stack(views);
    }

    private static String changed(RunData run) {
        String fields = run.changes().stream().map(PacketDiff.Change::field).collect(Collectors.joining(", "));
        return fields.isEmpty() && !run.out().isEmpty() ? "payload" : fields;
    }

    private static String time(RunCommand.Ran ran, RunData run) {
        if (ran.repeat() == 1) {
            return "";
        }
        String runs = ran.repeat() == 1 ? "" : ", the mean of " + Units.count(ran.repeat());
        return "   " + Units.count(run.nanosPerRun()) + " ns a run" + runs;
    }

    /** Metadata, byte by byte. */
    private static String before(String hex) {
        return hex.replaceAll("..(?!$)", "$0 ") + "   before the packet";
    }

    private static String bytes(int bytes, String said) {
        return Units.count(bytes, "byte", "bytes") + (said.isEmpty() ? "" : "   " + said);
    }
}
