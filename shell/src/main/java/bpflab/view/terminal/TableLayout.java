package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table at a width: columns as wide as they need, or as they can be. Where not even their longest words fit beside
 * each other they move together, then columns in which nothing stands and columns that can be spared are left out, and
 * at last the cells of a row stand one below the other. Rows of facts without titles go on in a second line.
 */
final class TableLayout {
    /** How much further to the right a line of C goes on. */
    private static final int GO_ON = 4;

    private static final int WIDE_GAP = 3;
    private static final int GAP = 2;
    private static final int LEAST = 6;
    /** A longer word of C is broken, so that texts that are compared stay beside each other. */
    private static final int LONGEST_CODE = 28;

    private final Table table;
    private final int width;
    private final int gap;
    private final Breath breath;
    private final int[] widths;

    private TableLayout(Table table, int width, int gap, Breath breath) {
        this.table = table;
        this.width = width;
        this.gap = gap;
        this.breath = breath;
        this.widths = IntStream.range(0, table.columns().size()).map(this::natural).toArray();
    }

    static List<Line> lines(Table table, int width, Breath breath) {
        TableLayout close = new TableLayout(table, width, GAP, breath);
        TableLayout wide = new TableLayout(table, width, WIDE_GAP, breath);
        if (!wide.isNatural() && close.isNatural()) {
            return close.besideEachOther();
        }
        if (!wide.isNatural() && !wide.hasTitles()) {
            Optional<List<Line>> folded = FoldedRows.lines(table, width, WIDE_GAP, wide.widths.clone(), breath);
            if (folded.isPresent()) {
                return folded.get();
            }
        }
        if (wide.shrink()) {
            return wide.besideEachOther();
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (isEmpty(table, i)) {
                return lines(without(table, i), width, breath);
            }
        }
        return close.shrink() ? close.besideEachOther() : close.spared().orElseGet(wide::belowEachOther);
    }

    /** Without as few as can be of the columns that can be spared, and with their names; empty where none helps. */
    private Optional<List<Line>> spared() {
        List<Integer> left = new ArrayList<>();
        IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).spare())
                .forEach(left::add);
        if (left.isEmpty() || !without(left).shrink()) {
            return Optional.empty();
        }
        for (int at = left.size() - 1; at >= 0; at--) {
            Integer column = left.remove(at);
            if (!without(left).shrink()) {
                left.add(at, column);
            }
        }
        TableLayout layout = without(left);
        layout.shrink();
        List<Line> lines = layout.besideEachOther();
        Span words = new Span("no room for " + left.stream().map(i -> table.columns().get(i).title())
                .collect(Collectors.joining(", ")) + "; a wider window shows all", Role.MUTED);
        lines.addAll(Wrap.text(List.of(words), width, List.of(), Span.of("")));
        return Optional.of(lines);
    }

    private TableLayout without(List<Integer> left) {
        Table shown = table;
        for (int i = left.size() - 1; i >= 0; i--) {
            shown = without(shown, left.get(i));
        }
        return new TableLayout(shown, width, GAP, breath);
    }

    private static boolean isEmpty(Table table, int column) {
        return !table.rows().isEmpty()
                && table.rows().stream().allMatch(row -> column >= row.size() || row.get(column).text().isEmpty());
    }

    private static Table without(Table table, int column) {
        List<Table.Column> columns = new ArrayList<>(table.columns());
        columns.remove(column);
        List<List<Span>> rows = table.rows().stream()
                .map(row -> {
                    List<Span> cells = new ArrayList<>(row);
                    if (column < cells.size()) {
                        cells.remove(column);
                    }
                    return cells;
                })
                .map(List::copyOf)
                .toList();
        return new Table(columns, rows, table.indent(), table.whenCut());
    }

    private List<Line> besideEachOther() {
        List<Line> lines = new ArrayList<>();
        if (hasTitles()) {
            lines.addAll(
                    row(table.columns().stream().map(column -> new Span(column.title(), Role.MUTED)).toList()));
        }
        table.rows().forEach(row -> lines.addAll(row(row)));
        if (table.cuts() && IntStream.range(0, widths.length).anyMatch(i -> widths[i] < natural(i))) {
            lines.addAll(Wrap.text(table.whenCut().spans(), width, List.of(), Span.of("")));
        }
        return lines;
    }

    private boolean hasTitles() {
        return table.columns().stream().anyMatch(column -> !column.title().isEmpty());
    }

    private boolean isNatural() {
        return Arrays.stream(widths).sum() <= room();
    }

    private int room() {
        return width - table.indent() - gap * (widths.length - 1);
    }

    /**
     * Takes from the widest column that can give until the table fits.
     *
     * @return whether it does
     */
    private boolean shrink() {
        int[] least = IntStream.range(0, widths.length).map(this::least).toArray();
        if (Arrays.stream(least).sum() > room()) {
            return isNatural();
        }
        for (int over = Arrays.stream(widths).sum() - room(); over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            widths[widest]--;
        }
        return true;
    }

    private int natural(int column) {
        return widest(column, cell -> Width.of(cell.text()));
    }

    /** Where no word is broken; of what is cut, a little is enough. */
    private int least(int column) {
        boolean number = table.columns().get(column).right();
        return widest(column, cell -> number || isWhole(cell)
                ? Width.of(cell.text())
                : table.cuts() ? Math.min(LEAST, Width.of(cell.text())) : longestWord(cell));
    }

    private int widest(int column, ToIntFunction<Span> measure) {
        int cells = table.rows().stream()
                .peek(row -> breath.take())
                .filter(row -> column < row.size())
                .mapToInt(row -> measure.applyAsInt(row.get(column)))
                .max()
                .orElse(0);
        return Math.max(cells, Width.of(table.columns().get(column).title()));
    }

    private static int longestWord(Span cell) {
        int longest = Arrays.stream(cell.text().split(" ")).mapToInt(LongWords::least).max().orElse(0);
        return cell.role() == Role.C ? Math.min(longest, LONGEST_CODE) : longest;
    }

    /** What can be typed, or is code, is of no use in part. */
    private static boolean isWhole(Span cell) {
        return cell.role() == Role.NAME || cell.role() == Role.COMMAND;
    }

    private List<Line> row(List<Span> cells) {
        breath.take();
        List<List<Span>> broken = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            broken.add(pieces(cells.get(i), widths[i]));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(1);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < height; at++) {
            lines.add(line(broken, at));
        }
        return lines;
    }

    private List<Span> pieces(Span cell, int room) {
        if (Width.of(cell.text()) <= room) {
            return List.of(cell);
        }
        if (table.cuts()) {
            return List.of(new Span(Width.cutAtWord(cell.text(), room), cell.role()));
        }
        String text = cell.text().stripLeading();
        int indent = Math.min(Width.of(cell.text()) - Width.of(text), room / 2);
        int goOn = cell.role() == Role.C ? indent + GO_ON : indent;
        if (cell.role() == Role.C) {
            text = LongWords.broken(text, room - Math.min(goOn, room / 2));
        } else {
            text = LongWords.paths(text, room - indent);
        }
        return Wrap.text(List.of(new Span(text, Role.PLAIN)), room, List.of(Span.of(" ".repeat(indent))),
                Span.of(" ".repeat(Math.min(goOn, room / 2)))).stream()
                .map(line -> new Span(line.text(), cell.role()))
                .toList();
    }

    private Line line(List<List<Span>> cells, int at) {
        List<Span> pieces = cells.stream().map(cell -> at < cell.size() ? cell.get(at) : Span.of("")).toList();
        return new Cells(table.columns(), widths, gap).line(table.indent(), pieces, 0, pieces.size());
    }

    /** Each cell behind its column's title, an empty line between two rows; without titles below the first cell. */
    private List<Line> belowEachOther() {
        int label = hasTitles()
                ? WIDE_GAP + table.columns().stream().mapToInt(column -> Width.of(column.title())).max().orElse(0)
                : 2;
        List<Line> lines = new ArrayList<>();
        for (List<Span> row : table.rows()) {
            breath.take();
            if (!lines.isEmpty() && hasTitles()) {
                lines.add(Line.EMPTY);
            }
            for (int i = 0; i < row.size(); i++) {
                lines.addAll(labelled(row.get(i), i, label));
            }
        }
        return lines;
    }

    private List<Line> labelled(Span cell, int column, int label) {
        if (cell.text().isEmpty()) {
            return List.of();
        }
        String title = table.columns().get(column).title();
        int lead = hasTitles() || column > 0 ? label : 0;
        Span edge = Span.of(" ".repeat(table.indent()));
        return Wrap.text(List.of(cell), width, List.of(edge, new Span(Width.padded(title, lead), Role.MUTED)),
                Span.of(" ".repeat(table.indent() + label)));
    }
}
