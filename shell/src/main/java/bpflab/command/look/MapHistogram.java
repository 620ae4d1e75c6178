package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.view.Bar;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log2 histogram: of a map whose keys are slots (or a slot and what it is of: one for each), as BCC counts them (slot
 * i is 2^(i-1) to 2^i - 1; BCC's table.py,
 * {@code _print_log2_hist}); of a value that is an array of slots, as libbpf-tools do (slot i is 2^i to 2^(i+1) - 1;
 * trace_helpers.c, {@code print_log2_hist}). Both put 0 beside 1.
 */
final class MapHistogram {
    private static final int MOST_SLOTS = 64;

    private MapHistogram() {}

    /** The histogram, or one for each entry whose value is an array. */
    static View of(String map, List<MapEntry> entries) {
        boolean arrays = !entries.isEmpty() && entries.stream().allMatch(entry -> slots(entry) != null);
        if (!arrays) {
            Optional<Sections> sections = Sections.of(entries, MapHistogram::isSlot);
            return sections.isEmpty() ? table(bySlot(map, entries), 1) : sections(map, sections.get());
        }
        List<View> views = new ArrayList<>();
        for (MapEntry entry : entries) {
            TreeMap<Integer, Long> counts = new TreeMap<>();
            List<Value> items = slots(entry).items();
            for (int i = 0; i < Math.min(items.size(), MOST_SLOTS); i++) {
                counts.put(i, items.get(i).asLong());
            }
            if (entries.size() > 1) {
                views.add(View.of(Line.of(entry.key().toString(), Role.NAME)));
            }
            views.add(table(counts, 0));
        }
        return View.stack(views);
    }

    private static View sections(String map, Sections sections) {
        List<View> views = new ArrayList<>();
        sections.bySection().forEach((title, entries) -> {
            views.add(View.of(Line.of(title, Role.NAME)));
            views.add(table(bySlot(map, entries), 1));
        });
        return View.stack(views);
    }

    private static boolean isSlot(Value key) {
        return key instanceof Value.Int number && number.value().signum() >= 0
                && number.value().compareTo(BigInteger.valueOf(MOST_SLOTS)) <= 0;
    }

    /** The array of numbers that a value is, or that is its only field of this kind; null when there is none. */
    static Value.Array slots(MapEntry entry) {
        Value value = entry.value();
        if (value instanceof Value.Struct struct) {
            List<Value> arrays = struct.fields().values().stream().filter(MapHistogram::isSlots).toList();
            return arrays.size() == 1 ? (Value.Array) arrays.get(0) : null;
        }
        return isSlots(value) ? (Value.Array) value : null;
    }

    private static boolean isSlots(Value value) {
        return value instanceof Value.Array array && !array.items().isEmpty()
                && array.items().stream().allMatch(Value.Int.class::isInstance);
    }

    private static TreeMap<Integer, Long> bySlot(String map, List<MapEntry> entries) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (MapEntry entry : entries) {
            if (!isSlot(entry.key()) || !(entry.value() instanceof Value.Int)) {
                throw MapTable.noHistogram(map, "a slot is a number from 0 to " + MOST_SLOTS + " with a count", entry);
            }
            counts.merge((int) entry.key().asLong(), entry.asLong(), Long::sum);
        }
        return counts;
    }

    /** From the first slot to the last that counted something; {@code first} is the slot of 0 and 1. */
    private static View table(TreeMap<Integer, Long> counts, int first) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        int last = counts.entrySet().stream()
                .filter(slot -> slot.getValue() > 0)
                .mapToInt(slot -> slot.getKey())
                .max()
                .orElse(-1);
        List<List<Span>> rows = new ArrayList<>();
        for (int slot = Math.min(first, last); slot <= last; slot++) {
            long count = counts.getOrDefault(slot, 0L);
            int bits = slot - first;
            rows.add(List.of(
                    new Span(bits <= 0 ? "0" : Units.count(1L << bits), Role.NAME),
                    Span.of("to"),
                    Span.of(bits <= 0 ? "1" : Units.count((1L << bits + 1) - 1)),
                    Span.of(Units.count(count)),
                    new Span(Bar.of(count, most), Role.GOOD)));
        }
        return Table.of(
                List.of(
                        Table.right("from"), Table.left(""), Table.right("to"), Table.right("count"),
                        Table.left("bar").spared()),
                rows);
    }
}
