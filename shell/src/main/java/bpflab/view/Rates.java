package bpflab.view;

import bpflab.view.Table.Column;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What moves from one look to the next: a view that is shown again and again gets, behind each column of numbers that
 * ever moved, how much it moves in a second; fields too. Rows are told by their first cell and their names.
 */
public final class Rates {
    private static final int KEPT = 16;

    private final boolean sparks;
    private final Map<String, Double> last = new HashMap<>();
    private final Map<String, Deque<Double>> moves = new HashMap<>();
    private final TreeSet<String> moving = new TreeSet<>();
    private List<Rate> seen = new ArrayList<>();
    private double seconds;
    /** The name over a table: with several tables, rows of the same name are not the same. */
    private String section = "";

    /** @param sparks whether the last moves are drawn as a line, too */
    public Rates(boolean sparks) {
        this.sparks = sparks;
    }

    /** How much a number moves: whose, and of which column; as data. */
    public record Rate(String row, String column, double perSecond) {}

    /** The view with the rates since the last one; the first has none. */
    public View next(View view, Duration since) {
        seconds = since.toNanos() / 1e9;
        section = "";
        seen = new ArrayList<>();
        return of(view);
    }

    /** What moved in the last view. */
    public List<Rate> moved() {
        return List.copyOf(seen);
    }

    private View of(View view) {
        if (view instanceof Stack stack) {
            return new Stack(stack.views().stream().map(this::of).toList(), stack.spaced());
        } else if (view instanceof Fields fields) {
            return new Fields(
                    fields.indent(), fields.labelWidth(), fields.fields().stream().map(this::field).toList());
        }
        section = heading(view).orElse(section);
        return view instanceof Table table ? table(table) : view;
    }

    private static Optional<String> heading(View view) {
        return view instanceof Sentences lines && lines.lines().size() == 1
                ? lines.lines().get(0).spans().stream().filter(span -> span.role() == Role.NAME).findFirst()
                        .map(span -> span.text() + " ")
                : Optional.empty();
    }

    private Fields.Field field(Fields.Field field) {
        String text = new Line(field.text()).text();
        Optional<Double> rate = rate(field.label(), "", text);
        if (rate.isEmpty() || !moving.contains("")) {
            return field;
        }
        List<Span> spans = new ArrayList<>(field.text());
        spans.add(new Span("   " + words(rate.get()) + " per second", Role.MUTED));
        return new Fields.Field(field.mark(), field.label(), spans);
    }

    private View table(Table table) {
        List<List<Optional<Double>>> rates = table.rows().stream().map(row -> rates(table, row)).toList();
        long count = table.columns().stream().filter(column -> moving.contains(column.title())).count();
        if (count == 0) {
            return table;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            columns.add(column);
            if (isMoving(table, i)) {
                columns.add(Table.right(count == 1 ? "per second" : column.title() + "/s"));
                if (sparks) {
                    columns.add(Table.left(""));
                }
            }
        }
        List<List<Span>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            rows.add(row(table, table.rows().get(i), rates.get(i)));
        }
        return new Table(columns, rows, table.indent(), table.whenCut());
    }

    private List<Span> row(Table table, List<Span> cells, List<Optional<Double>> rates) {
        List<Span> row = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            row.add(cells.get(i));
            if (isMoving(table, i)) {
                row.add(Span.of(rates.get(i).map(Rates::words).orElse("")));
                if (sparks) {
                    String key = key(name(cells), table.columns().get(i).title());
                    row.add(new Span(Bar.line(List.copyOf(moves.getOrDefault(key, new ArrayDeque<>()))), Role.MUTED));
                }
            }
        }
        return row;
    }

    private boolean isMoving(Table table, int column) {
        Column it = table.columns().get(column);
        return column > 0 && it.right() && moving.contains(it.title());
    }

    private List<Optional<Double>> rates(Table table, List<Span> row) {
        List<Optional<Double>> rates = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            boolean number = i > 0 && table.columns().get(i).right() && row.get(i).role() == Role.PLAIN;
            rates.add(number
                    ? rate(name(row), table.columns().get(i).title(), row.get(i).text())
                    : Optional.empty());
        }
        return rates;
    }

    private String name(List<Span> row) {
        StringBuilder name = new StringBuilder(section).append(row.isEmpty() ? "" : row.get(0).text());
        row.stream().skip(1).filter(cell -> cell.role() == Role.NAME).forEach(cell -> name.append(' ').append(
                cell.text()));
        return name.toString();
    }

    private Optional<Double> rate(String row, String column, String text) {
        String digits = text.replace(",", "");
        if (!digits.matches("-?\\d{1,30}(\\.\\d+)?")) {
            return Optional.empty();
        }
        double now = Double.parseDouble(digits);
        Double before = last.put(key(row, column), now);
        if (before == null || seconds <= 0) {
            return Optional.empty();
        }
        double rate = (now - before) / seconds;
        if (rate != 0) {
            moving.add(column);
            seen.add(new Rate(row, column, Math.round(rate * 1000) / 1000.0));
        }
        Deque<Double> line = moves.computeIfAbsent(key(row, column), none -> new ArrayDeque<>());
        line.addLast(rate);
        if (line.size() > KEPT) {
            line.removeFirst();
        }
        return Optional.of(rate);
    }

    private static String key(String row, String column) {
        return row + "\n" + column;
    }

    private static String words(double rate) {
        return rate == Math.rint(rate) || Math.abs(rate) >= 100
                ? String.format(Locale.ROOT, "%,d", Math.round(rate))
                : String.format(Locale.ROOT, "%.1f", rate);
    }
}
