package bpflab.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Two listings of the same stage beside each other: what only the first has, only the second, and both. Rows are the
 * same when they mean the same, wherever code and maps happen to lie.
 */
public final class ListingDiff {
    private final UnaryOperator<String> names;
    private final boolean machine;

    /** Which of the listings has a row. */
    public enum Side { FIRST, SECOND, BOTH }

    /** A row; one that both have is the second's, and {@code before} has the first's. */
    public record Line(Side side, Row row, Row before) {}

    private ListingDiff(boolean machine, UnaryOperator<String> names) {
        this.machine = machine;
        this.names = names;
    }

    /**
     * The rows of both, in order.
     *
     * @param machine whether the listings are of machine code
     * @param names puts the names of maps in the place of their ids into an instruction's text
     */
    public static List<Line> of(List<Row> first, List<Row> second, boolean machine, UnaryOperator<String> names) {
        ListingDiff diff = new ListingDiff(machine, names);
        List<Line> lines = new ArrayList<>();
        int a = 0;
        int b = 0;
        for (Alignment.Pair pair : Alignment.of(diff.texts(first), diff.texts(second))) {
            a = add(Side.FIRST, first, a, pair.first(), lines);
            b = add(Side.SECOND, second, b, pair.second(), lines);
            lines.add(new Line(Side.BOTH, second.get(b++), first.get(a++)));
        }
        add(Side.FIRST, first, a, first.size(), lines);
        add(Side.SECOND, second, b, second.size(), lines);
        return lines;
    }

    private static int add(Side side, List<Row> rows, int from, int to, List<Line> lines) {
        rows.subList(from, to).forEach(row -> lines.add(new Line(side, row, row)));
        return to;
    }

    private List<String> texts(List<Row> rows) {
        return rows.stream().map(this::text).toList();
    }

    private String text(Row row) {
        Enough.orGoOn();
        if (row instanceof Row.Function function) {
            return "function " + NormalText.untagged(function.text());
        } else if (row instanceof Row.Source source) {
            return "source " + source.text();
        }
        Row.Code code = (Row.Code) row;
        return machine ? NormalText.ofMachine(code) : NormalText.ofMoved(code, names);
    }
}
