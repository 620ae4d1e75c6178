package bpflab.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a frame.
 *
 * @param fields the header fields that differ, in the order of the frame; then those that are gone
 * @param before the bytes that are gone or were changed, by their offset
 * @param after the bytes that are new or have changed
 */
public record PacketDiff(List<Change> fields, BitSet before, BitSet after) {
    /**
     * A field that differs.
     *
     * @param field layer and field, as {@code ipv4 ttl}; of a second layer of that name {@code vlan 2 id}
     * @param before its value; empty when the field was not there
     * @param after its value; empty when the field is gone
     */
    public record Change(String field, String before, String after) {}

    public PacketDiff {
        fields = List.copyOf(fields);
        before = (BitSet) before.clone();
        after = (BitSet) after.clone();
    }

    /** Compares two frames: byte by byte when they are as long, else by what they have in common at both ends. */
    public static PacketDiff of(byte[] before, byte[] after) {
        BitSet old = new BitSet();
        BitSet now = new BitSet();
        if (before.length == after.length) {
            for (int i = 0; i < before.length; i++) {
                old.set(i, before[i] != after[i]);
            }
            now.or(old);
        } else {
            int shorter = Math.min(before.length, after.length);
            int start = 0;
            while (start < shorter && before[start] == after[start]) {
                start++;
            }
            int end = 0;
            while (end < shorter - start && before[before.length - 1 - end] == after[after.length - 1 - end]) {
                end++;
            }
            old.set(start, before.length - end);
            now.set(start, after.length - end);
        }
        return new PacketDiff(old.isEmpty() && now.isEmpty() ? List.of() : changes(before, after), old, now);
    }

    /** Whether not a byte differs. */
    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    private static List<Change> changes(byte[] before, byte[] after) {
        List<Layer> was = Dissector.layers(before);
        List<Layer> is = Dissector.layers(after);
        Map<String, String> old = fields(was, is);
        Map<String, String> now = fields(is, was);
        List<Change> changes = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changes.add(new Change(name, old.getOrDefault(name, ""), value));
            }
        });
        old.forEach((name, value) -> {
            if (!now.containsKey(name)) {
                changes.add(new Change(name, value, ""));
            }
        });
        return changes;
    }

    /** Where one of the two has more headers of a kind, those that both have are the inner ones: it has a tunnel. */
    private static Map<String, String> fields(List<Layer> layers, List<Layer> others) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (Layer layer : layers) {
            int place = seen.merge(layer.name(), 1, Integer::sum);
            int outer = count(layers, layer) - Math.max(1, count(others, layer));
            String name = place <= outer ? "outer " + numbered(layer, place)
                    : numbered(layer, place - Math.max(0, outer));
            layer.fields().forEach(field -> fields.put(name + " " + field.name(), field.value()));
            if (layer.fields().isEmpty()) {
                fields.put(name, layer.bytes() + " bytes");
            }
        }
        return fields;
    }

    private static String numbered(Layer layer, int place) {
        return place == 1 ? layer.name() : layer.name() + " " + place;
    }

    private static int count(List<Layer> layers, Layer like) {
        return (int) layers.stream().filter(layer -> layer.name().equals(like.name())).count();
    }
}
