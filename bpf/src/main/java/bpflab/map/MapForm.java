package bpflab.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a map is made with, and what two maps have in common when one can stand for the other.
 *
 * @param type the kind
 * @param keyBytes a key's size in bytes
 * @param valueBytes a value's size in bytes
 * @param maxEntries the greatest number of entries, without a sign
 * @param flags {@code BPF_F_*} of map_flags
 */
public record MapForm(MapType type, int keyBytes, int valueBytes, int maxEntries, int flags) {
    /** The same with another size. */
    public MapForm sized(int entries) {
        return new MapForm(type, keyBytes, valueBytes, entries, flags);
    }

    /** How it differs from another one, a few words for each field; empty when the one can stand for the other. */
    public List<String> differences(MapForm other) {
        List<String> differences = new ArrayList<>();
        if (type != other.type) {
            differences.add("type " + type.label() + " and " + other.type.label());
        }
        differ(differences, "key", keyBytes, other.keyBytes, " bytes");
        differ(differences, "value", valueBytes, other.valueBytes, " bytes");
        differ(differences, "max_entries", maxEntries, other.maxEntries, "");
        if (flags != other.flags) {
            differences.add(String.format(Locale.ROOT, "map_flags 0x%x and 0x%x", flags, other.flags));
        }
        return differences;
    }

    private static void differ(List<String> differences, String field, int mine, int others, String unit) {
        if (mine != others) {
            differences.add(String.format(Locale.ROOT, "%s %,d and %,d%s", field, Integer.toUnsignedLong(mine),
                    Integer.toUnsignedLong(others), unit));
        }
    }

    /** {@code hash, key 4 bytes, value 8 bytes, max_entries 64, map_flags 0x1}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, key %,d bytes, value %,d bytes, max_entries %,d, map_flags 0x%x",
                type.label(), keyBytes, valueBytes, Integer.toUnsignedLong(maxEntries), flags);
    }
}
