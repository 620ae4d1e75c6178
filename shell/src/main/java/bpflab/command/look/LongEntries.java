package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/** A map's entries one below the other, a field a line: {@code :dump map NAME --long}. Nothing is cut. */
final class LongEntries {
    private static final int GAP = 3;

    private LongEntries() {}

    private record Part(String label, Value value) {}

    static View of(List<MapEntry> entries) {
        List<List<Part>> all = entries.stream().map(LongEntries::fields).toList();
        int label = all.stream()
                .flatMap(List::stream)
                .mapToInt(part -> part.label().length())
                .max()
                .orElse(0) + GAP;
        List<View> views = new ArrayList<>();
        for (List<Part> fields : all) {
            if (!views.isEmpty()) {
                views.add(View.of(Line.EMPTY));
            }
            views.add(listed(fields, label));
        }
        return View.stack(views);
    }

    private static View listed(List<Part> fields, int label) {
        return new Fields(0, label, fields.stream()
                .map(part -> new Field(part.label(), List.of(span(part.value().toString(), part.value()))))
                .toList());
    }

    /** Global variables, a field a line. */
    static View variables(Value.Struct variables) {
        List<Part> fields = new ArrayList<>();
        variables.fields().forEach((name, value) -> put(fields, name, name, value));
        return listed(fields, fields.stream().mapToInt(part -> part.label().length()).max().orElse(0) + GAP);
    }

    /** What has parts is broken between them where it is too long for a line; text is not. */
    static Span span(String text, Value value) {
        return new Span(text, value instanceof Value.Struct || value instanceof Value.Array ? Role.PLAIN : Role.CODE);
    }

    /** The key's fields, then the value's; where one value cannot stand for all CPUs, each CPU's by its number. */
    private static List<Part> fields(MapEntry entry) {
        List<Part> fields = new ArrayList<>();
        if (MapTable.hasKey(entry)) {
            put(fields, "", "key", entry.key());
        }
        boolean perCpu = entry.values().size() > 1;
        if (MapTable.isOne(entry)) {
            put(fields, "", perCpu ? "sum" : "value", entry.value());
        }
        if (perCpu) {
            for (int cpu = 0; cpu < entry.values().size(); cpu++) {
                put(fields, "cpu " + cpu, "", entry.values().get(cpu));
            }
        }
        return fields;
    }

    /** Structs, and arrays of structs, field by field; the functions of a stack one below the other. */
    private static void put(List<Part> fields, String path, String otherwise, Value value) {
        if (value instanceof Value.Struct struct && !struct.fields().isEmpty()) {
            String lead = path.isEmpty() ? "" : path + (path.startsWith("cpu ") && !path.contains(".") ? "  " : ".");
            struct.fields().forEach((name, field) -> put(fields, lead + name, otherwise, field));
        } else if (value instanceof Value.Array array
                && array.items().stream().anyMatch(Value.Struct.class::isInstance)) {
            for (int i = 0; i < array.items().size(); i++) {
                put(fields, (path.isEmpty() ? otherwise : path) + "[" + i + "]", otherwise, array.items().get(i));
            }
        } else if (value instanceof Value.Array stack
                && stack.items().stream().anyMatch(Value.Noted.class::isInstance)) {
            for (int i = 0; i < stack.items().size(); i++) {
                fields.add(new Part(i > 0 ? "" : path.isEmpty() ? otherwise : path, stack.items().get(i)));
            }
        } else {
            fields.add(new Part(path.isEmpty() ? otherwise : path, value));
        }
    }
}
