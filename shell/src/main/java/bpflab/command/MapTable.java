package bpflab.command;

import bpflab.btf.Value;
import bpflab.map.TypedMap;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table.Column;
import bpflab.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns and rows of a map's entries: the key's fields, then the value's; of numbers per CPU the sum, then each
 * CPU.
 */
record MapTable(List<Column> columns, List<List<Span>> rows) {
    private static final int MOST_CPUS = 8;

    MapTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The table of entries, of which there is at least one. */
    static MapTable of(List<TypedMap.Entry> entries) {
        TypedMap.Entry first = entries.get(0);
        List<Column> columns = new ArrayList<>(columns("key", first.key()));
        columns.addAll(columns(first.values().size() > 1 && first.sum().isPresent() ? "sum" : "value", first.value()));
        boolean cpus = showsCpus(first);
        if (cpus) {
            IntStream.range(0, first.values().size()).forEach(cpu -> columns.add(Table.right("cpu " + cpu)));
        }
        List<List<Span>> rows = new ArrayList<>();
        for (TypedMap.Entry entry : entries) {
            List<Span> row = new ArrayList<>(cells(entry.key(), Role.NAME));
            row.addAll(cells(entry.value(), Role.PLAIN));
            if (cpus) {
                entry.values().forEach(value -> row.add(new Span(value.toString(), Role.MUTED)));
            }
            rows.add(row);
        }
        return new MapTable(columns, rows);
    }

    private static boolean showsCpus(TypedMap.Entry entry) {
        int cpus = entry.values().size();
        return cpus > 1 && cpus <= MOST_CPUS && entry.value() instanceof Value.Int;
    }

    private static List<Column> columns(String title, Value value) {
        if (value instanceof Value.Struct struct && !struct.fields().isEmpty()) {
            return struct.fields()
                    .entrySet().stream()
                    .map(field -> new Column(field.getKey(), isNumber(field.getValue())))
                    .toList();
        }
        return List.of(new Column(title, isNumber(value)));
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
}
