package bpflab.view;

import bpflab.listing.Enough;
import bpflab.listing.ListingDiff;
import bpflab.listing.ListingDiff.Side;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What two listings do not have in common, as {@code diff -u} shows it: {@code -} for the first, {@code +} for the
 * second, a few rows around, and the rest counted.
 */
public final class ListingDiffView {
    private static final int AROUND = 3;
    private static final int PLACE = 4;

    private final List<ListingDiff.Line> rows;
    private final boolean machine;
    private final List<Line> lines = new ArrayList<>();
    private final int limit;
    private int same;
    private int more;

    private ListingDiffView(List<ListingDiff.Line> rows, boolean machine, int limit) {
        this.rows = rows;
        this.machine = machine;
        this.limit = limit;
    }

    /**
     * The differences.
     *
     * @param machine whether places are byte offsets in hexadecimal
     * @param limit how many lines are shown before the rest is only counted
     */
    public static View of(List<ListingDiff.Line> rows, boolean machine, int limit) {
        ListingDiffView view = new ListingDiffView(rows, machine, limit);
        view.add();
        if (view.more > 0) {
            view.lines.add(Line.of("  … " + Units.count(view.more, "more line", "more lines"), Role.MUTED));
        }
        return new Listing(view.lines);
    }

    private void show(Supplier<Line> line) {
        if (lines.size() < limit) {
            lines.add(line.get());
        } else {
            more++;
        }
    }

    private void add() {
        boolean[] near = near();
        for (int i = 0; i < rows.size(); i++) {
            Enough.orGoOn();
            ListingDiff.Line line = rows.get(i);
            if (near[i] || line.row() instanceof Row.Function) {
                fold();
                show(() -> line(line));
            } else {
                same += line.row() instanceof Row.Code ? 1 : 0;
            }
        }
        fold();
    }

    /** Which rows differ, or are next to some that do. */
    private boolean[] near() {
        boolean[] near = new boolean[rows.size()];
        int[] since = {AROUND + 1, AROUND + 1};
        for (int i = 0; i < near.length; i++) {
            int back = near.length - 1 - i;
            since[0] = rows.get(i).side() == Side.BOTH ? since[0] + 1 : 0;
            since[1] = rows.get(back).side() == Side.BOTH ? since[1] + 1 : 0;
            near[i] |= since[0] <= AROUND;
            near[back] |= since[1] <= AROUND;
        }
        return near;
    }

    private void fold() {
        if (same > 0) {
            String count = Units.count(same, "instruction", "instructions");
            show(() -> Line.of("      … " + count + " the same", Role.MUTED));
        }
        same = 0;
    }

    private Line line(ListingDiff.Line line) {
        Side side = line.side();
        Span mark = side == Side.BOTH ? Span.of("  ")
                : side == Side.FIRST ? new Span("- ", Role.BAD) : new Span("+ ", Role.GOOD);
        if (line.row() instanceof Row.Code code) {
            String place = machine ? Integer.toHexString(code.at()) : String.valueOf(code.at());
            String indent = " ".repeat(Math.max(0, PLACE - place.length()));
            return Line.of(mark, new Span(indent + place + ": ", Role.MUTED), new Span(code.text(), Role.CODE));
        } else if (line.row() instanceof Row.Source source) {
            return Line.of(mark, new Span("; ", Role.MUTED), new Span(source.text(), Role.C));
        }
        return Line.of(mark, new Span(((Row.Function) line.row()).text(), Role.TITLE));
    }
}
