package bpflab.bench;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Histograms to the letter as BCC prints them: {@code _print_log2_hist} and {@code _print_linear_hist} in its table.py.
 * The keys of the map are slots, or structs of what is told apart and a slot.
 */
final class BccHistogram {
    private static final int MOST_SLOTS = 1 << 16;
    private static final int STARS = 40;
    /** From this slot on numbers need more room. */
    private static final int WIDE = 32;

    private final TypedMap map;
    private final String unit;

    /** @param unit the heading of the slots, {@code usecs} */
    BccHistogram(TypedMap map, String unit) {
        this.map = map;
        this.unit = unit;
    }

    /** Slot i counts what is from 2^(i-1) to 2^i - 1. */
    List<String> log2() {
        return sections(this::log2);
    }

    /** Slot i counts i. */
    List<String> linear() {
        return sections(this::linear);
    }

    private interface Drawing {
        void draw(TreeMap<Integer, Long> slots, List<String> lines);
    }

    private List<String> sections(Drawing drawing) {
        List<String> lines = new ArrayList<>();
        Map<String, TreeMap<Integer, Long>> sections = new LinkedHashMap<>();
        for (MapEntry entry : Sorted.byKey(map)) {
            Value slot = entry.key();
            String section = "";
            if (entry.key() instanceof Value.Struct key && key.fields().size() > 1) {
                List<Value> fields = List.copyOf(key.fields().values());
                section = fields.size() == 2
                        ? fields.get(0).toString()
                        : fields.subList(0, fields.size() - 1).toString();
                slot = fields.get(fields.size() - 1);
            }
            sections.computeIfAbsent(section, name -> new TreeMap<>()).put(slot(slot), entry.asLong());
        }
        sections.forEach((section, slots) -> {
            if (!section.isEmpty()) {
                lines.add("");
                lines.add("Bucket ptr = " + section);
            }
            drawing.draw(slots, lines);
        });
        return lines;
    }

    private int slot(Value key) {
        return key.number().filter(number -> number.signum() >= 0 && number.bitLength() <= 16)
                .map(Number::intValue)
                .orElseThrow(() -> Trouble.usage(
                        map.name() + " is no histogram", "a slot is a number from 0 to " + (MOST_SLOTS - 1)
                                + ", and " + key + " is none", ":dump map " + map.name()).toException());
    }

    private void log2(TreeMap<Integer, Long> slots, List<String> lines) {
        int last = last(slots);
        boolean wide = last > WIDE;
        int stars = wide ? STARS / 2 : STARS;
        if (last > 0) {
            lines.add(String.format(Locale.ROOT, wide ? "               %-29s : count     distribution"
                    : "     %-19s : count     distribution", unit));
        }
        for (int i = 1; i <= last; i++) {
            long low = i == 1 ? 0 : 1L << i - 1;
            long high = i >= Long.SIZE ? -1 : (1L << i) - 1;
            long count = slots.getOrDefault(i, 0L);
            lines.add(String.format(Locale.ROOT, wide ? "%20s -> %-20s : %-8d |%-" + stars + "s|"
                    : "%10s -> %-10s : %-8d |%-" + stars + "s|", Long.toUnsignedString(low),
                    Long.toUnsignedString(high), count, bar(count, slots, stars)));
        }
    }

    private void linear(TreeMap<Integer, Long> slots, List<String> lines) {
        int last = last(slots);
        if (last >= 0) {
            lines.add(String.format("     %-13s : count     distribution", unit));
        }
        for (int i = 0; i <= last; i++) {
            long count = slots.getOrDefault(i, 0L);
            lines.add(String.format(
                    Locale.ROOT, "        %-10d : %-8d |%-" + STARS + "s|", i, count, bar(count, slots, STARS)));
        }
    }

    private static int last(TreeMap<Integer, Long> slots) {
        return slots.entrySet().stream().filter(slot -> slot.getValue() > 0).mapToInt(Map.Entry::getKey).max()
                .orElse(-1);
    }

    private static String bar(long count, TreeMap<Integer, Long> slots, int width) {
        long most = slots.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return "*".repeat((int) Math.floor((double) width * count / Math.max(1, most)));
    }
}
