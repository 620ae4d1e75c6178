package bpflab.benchmark;

import bpflab.benchmark.Contest.Times;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a contest came to. */
final class Report {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.left(""), Table.right("median"), Table.right("fastest"), Table.right("ratio"), Table.right("goal"),
                    Table.left(""));

    private final Contest contest;
    private final List<Times> times;

    /** @param times as {@link Contest#run} answers them */
    Report(Contest contest, List<Times> times) {
        this.contest = contest;
        this.times = List.copyOf(times);
    }

    View view() {
        Line title = Line.of(contest.title() + "   (" + contest.rounds() + " rounds, in turns)");
        Table table = new Table(COLUMNS, times.stream().map(this::row).toList(), 2);
        return View.stack(List.of(View.of(title), table, new Listing(missing())));
    }

    /** Who could not take part, and the empty line that ends a report. */
    private List<Line> missing() {
        List<Line> lines = new ArrayList<>();
        List<Contender> all = new ArrayList<>(List.of(contest.peer()));
        all.addAll(contest.ours());
        all.forEach(contender -> contender.missing()
                .ifPresent(tool ->
                        lines.add(Line.of(
                                "  " + contender.name() + ": not run, there is no " + tool
                                        + " (vm/provision.sh --tests)"))));
        lines.add(Line.EMPTY);
        return lines;
    }

    private List<Span> row(Times row) {
        List<String> cells =
                new ArrayList<>(
                        List.of(row.contender().name(), milliseconds(row.median()), milliseconds(row.fastest())));
        if (contest.peer().missing().isEmpty() && row != times.get(0)) {
            double ratio = row.ratioTo(times.get(0));
            cells.add(String.format(Locale.ROOT, "%.2f", ratio));
            cells.add(String.format(Locale.ROOT, "%.2f", contest.goal()));
            cells.add(ratio <= contest.goal() ? "✓" : "✗");
        }
        return cells.stream().map(Span::of).toList();
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
