package bpflab.command;

import bpflab.btf.Value;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.TypedMap;
import bpflab.view.Data;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map's entries as a table, typed: a column for each field of a struct, the sum and each CPU for a per-CPU map, and
 * global variables by name. In an array the entries that are all 0 are counted instead of shown.
 */
final class MapDump {
    /** How many entries are shown when nobody says how many. */
    static final int USUAL_LIMIT = 1000;
    private static final int FEW = 16;

    private final TypedMap map;
    private final int limit;
    private final boolean zeros;
    private final List<TypedMap.Entry> shown = new ArrayList<>();
    private int hiddenZeros;
    private boolean more;

    MapDump(TypedMap map, int limit, boolean zeros) {
        this.map = map;
        this.limit = limit;
        this.zeros = zeros;
    }

    Answer answer() {
        read();
        Object data = Data.object("map", map.name(), "type", map.info().type().label(), "id", map.info().id(),
                "entries", shown.stream().map(MapDump::data).toList(), "more", more);
        Optional<Value.Struct> variables = map.variables();
        if (variables.isPresent()) {
            return Answer.of(variables(variables.get()), data);
        }
        List<View> views = new ArrayList<>();
        if (!shown.isEmpty()) {
            MapTable table = MapTable.of(shown);
            views.add(Table.of(table.columns(), table.rows()));
        }
        views.add(View.of(remarks().toArray(Line[]::new)));
        return Answer.of(View.stack(views), data);
    }

    private void read() {
        MapInfo info = map.info();
        boolean array = info.type().shape() instanceof MapShape.Indexed;
        boolean skip = array && !zeros && info.maxEntries() > FEW;
        for (Iterator<TypedMap.Entry> entries = map.iterator(); entries.hasNext(); ) {
            TypedMap.Entry entry = entries.next();
            if (skip && entry.values().stream().allMatch(Zero::is)) {
                hiddenZeros++;
            } else if (shown.size() == limit) {
                more = true;
                return;
            } else {
                shown.add(entry);
            }
        }
        shown.sort(Comparator.comparing(TypedMap.Entry::key, MapDump::compare));
    }

    private static int compare(Value a, Value b) {
        return a instanceof Value.Int x && b instanceof Value.Int y
                ? x.value().compareTo(y.value())
                : a.toString().compareTo(b.toString());
    }

    /** {@code .bss} and its like by name. */
    private static View variables(Value.Struct struct) {
        int label = struct.fields().keySet().stream().mapToInt(String::length).max().orElse(0);
        return new Fields(0, label + 3, struct.fields().entrySet().stream()
                .map(field -> new Field(field.getKey(), List.of(new Span(field.getValue().toString(), Role.CODE))))
                .toList());
    }

    private List<Line> remarks() {
        List<Line> lines = new ArrayList<>();
        if (shown.isEmpty() && hiddenZeros == 0) {
            lines.add(Line.of("no entries", Role.MUTED));
        }
        if (hiddenZeros > 0) {
            lines.add(Line.of(
                    (shown.isEmpty() ? "all " : "and ") + Units.count(hiddenZeros, "entry of 0", "entries of 0"),
                            Role.MUTED));
        }
        if (more) {
            lines.add(Line.of("… the first " + Units.count(limit) + " entries: --limit N shows more", Role.MUTED));
        }
        return lines;
    }

    private static Map<String, Object> data(TypedMap.Entry entry) {
        Map<String, Object> data = Data.object("key", entry.key(), "value", entry.value());
        if (entry.values().size() > 1) {
            data.put("cpus", entry.values());
        }
        return data;
    }

    /** Whether nothing is in a value. */
    private static final class Zero {
        static boolean is(Value value) {
            if (value instanceof Value.Int number) {
                return number.value().equals(BigInteger.ZERO);
            } else if (value instanceof Value.Array array) {
                return array.items().stream().allMatch(Zero::is);
            } else if (value instanceof Value.Struct struct) {
                return struct.fields().values().stream().allMatch(Zero::is);
            } else if (value instanceof Value.Bytes bytes) {
                return bytes.bytes().stream().allMatch(b -> b == 0);
            } else if (value instanceof Value.Pointer pointer) {
                return pointer.value() == 0;
            }
            return value instanceof Value.Text text
                    && text.value().isEmpty()
                    || value instanceof Value.Bool bool
                    && !bool.value();
        }
    }
}
