package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Bar;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table.Column;
import bpflab.view.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns and rows of a map's entries: the key's fields, then the value's; of numbers per CPU the sum, then each
 * CPU; of what cannot be added a row for each CPU.
 *
 * @param hidden how many values of 0 have no row, where there are more CPUs than a person reads rows
 */
record MapTable(List<Column> columns, List<List<Span>> rows, int hidden) {
    private static final int MOST_CPUS = 8;
    /** An entry in a sentence has so many letters. */
    private static final int MOST_SHOWN = 60;

    MapTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The table of entries, of which there is at least one; {@code zeros} leaves out no value of 0. */
    static MapTable of(List<MapEntry> entries, boolean zeros) {
        return entries.stream().allMatch(MapTable::isOne) ? added(entries) : rowPerCpu(entries, zeros);
    }

    /** Whether one value stands for all CPUs. */
    static boolean isOne(MapEntry entry) {
        return entry.values().size() == 1 || entry.sum().isPresent();
    }

    /** The same with the first number of each value as a bar behind it. */
    MapTable bars(List<MapEntry> entries) {
        if (rows.size() != entries.size()) {
            return this;
        }
        double[] numbers = entries.stream().mapToDouble(entry -> number(entry.value())).toArray();
        double greatest = Arrays.stream(numbers).max().orElse(0);
        List<Column> wider = new ArrayList<>(columns);
        wider.add(Table.left("bar").spared());
        List<List<Span>> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Span> row = new ArrayList<>(rows.get(i));
            row.add(new Span(Bar.of(numbers[i], greatest), Role.GOOD));
            longer.add(row);
        }
        return new MapTable(wider, longer, hidden);
    }

    /** Whether there is a number in its value that a bar can show. */
    static boolean hasBar(MapEntry entry) {
        return entry.value() instanceof Value.Struct struct
                ? struct.fields().values().stream().anyMatch(MapTable::isNumber)
                : isNumber(entry.value()) || entry.value().number().isPresent();
    }

    /** Of a map that is no histogram: how else it can be seen. */
    static TroubleException noHistogram(String map, String wanted, MapEntry entry) {
        String met = entry.toString();
        return Trouble.usage("cannot draw " + map + " as a histogram",
                wanted + ", and this is " + (met.length() > MOST_SHOWN ? met.substring(0, MOST_SHOWN) + "…" : met),
                ":dump map " + map + (hasBar(entry) ? " --bars   # draws each value" : "   # shows its entries"))
                .toException();
    }

    private static double number(Value value) {
        return value instanceof Value.Struct struct
                ? struct.fields().values().stream().filter(MapTable::isNumber).findFirst().map(MapTable::number)
                        .orElse(0.0)
                : value instanceof Value.Real real ? real.value()
                : value.number().map(BigInteger::doubleValue).orElse(0.0);
    }

    private static MapTable added(List<MapEntry> entries) {
        MapEntry first = entries.get(0);
        List<Column> columns = new ArrayList<>(keyColumns(first));
        columns.addAll(columns(first.values().size() > 1 ? "sum" : "value", first.value()));
        boolean cpus = showsCpus(first);
        if (cpus) {
            IntStream.range(0, first.values().size()).forEach(cpu -> columns.add(Table.right("cpu " + cpu)));
        }
        List<List<Span>> rows = new ArrayList<>();
        for (MapEntry entry : entries) {
            List<Span> row = new ArrayList<>(keyCells(entry));
            row.addAll(cells(entry.value(), Role.PLAIN));
            if (cpus) {
                entry.values().forEach(value -> row.add(new Span(value.toString(), Role.MUTED)));
            }
            rows.add(row);
        }
        return new MapTable(columns, rows, 0);
    }

    private static MapTable rowPerCpu(List<MapEntry> entries, boolean zeros) {
        MapEntry first = entries.get(0);
        List<Column> columns = new ArrayList<>(keyColumns(first));
        columns.add(Table.right("cpu"));
        columns.addAll(columns("value", first.values().get(0)));
        List<List<Span>> rows = new ArrayList<>();
        int hidden = 0;
        for (MapEntry entry : entries) {
            for (int cpu = 0; cpu < entry.values().size(); cpu++) {
                Value value = entry.values().get(cpu);
                if (!zeros && entry.values().size() > MOST_CPUS && Zero.is(value)) {
                    hidden++;
                } else {
                    List<Span> row = new ArrayList<>(keyCells(entry));
                    row.add(new Span(String.valueOf(cpu), Role.MUTED));
                    row.addAll(cells(value, Role.PLAIN));
                    rows.add(row);
                }
            }
        }
        return new MapTable(columns, rows, hidden);
    }

    private static boolean showsCpus(MapEntry entry) {
        int cpus = entry.values().size();
        return cpus > 1 && cpus <= MOST_CPUS && entry.value() instanceof Value.Int;
    }

    /** None for the kinds without keys. */
    private static List<Column> keyColumns(MapEntry entry) {
        return hasKey(entry) ? columns("key", entry.key()) : List.of();
    }

    private static List<Span> keyCells(MapEntry entry) {
        return hasKey(entry) ? cells(entry.key(), Role.NAME) : List.of();
    }

    /** Whether there is something in it that the kernel copies to nobody. */
    static boolean hides(Value value) {
        return value instanceof Value.Hidden
                || value instanceof Value.Struct struct && struct.fields().values().stream().anyMatch(MapTable::hides)
                || value instanceof Value.Array array && array.items().stream().anyMatch(MapTable::hides);
    }

    static boolean hasKey(MapEntry entry) {
        return !(entry.key() instanceof Value.Bytes bytes && bytes.bytes().isEmpty());
    }

    private static List<Column> columns(String title, Value value) {
        if (value instanceof Value.Struct struct && !struct.fields().isEmpty()) {
            return struct.fields()
                    .entrySet().stream()
                    .map(field -> column(field.getKey(), field.getValue()))
                    .toList();
        }
        return List.of(column(title, value));
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Int || value instanceof Value.Real;
    }

    private static List<Span> cells(Value value, Role role) {
        if (value instanceof Value.Struct struct && !struct.fields().isEmpty()) {
            return struct.fields().values().stream().map(field -> new Span(field.toString(), role)).toList();
        }
        return List.of(new Span(value.toString(), role));
    }

    private static Column column(String title, Value value) {
        return isNumber(value) ? Table.right(title) : Table.left(title);
    }
}
