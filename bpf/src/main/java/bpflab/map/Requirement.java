package bpflab.map;

import java.util.Locale;
import java.util.Optional;

/**
 * What of a map's definition the kernel does not take.
 *
 * @param field the member of the definition: {@code key}, {@code value}, {@code max_entries}, {@code map_flags}
 * @param is what it is: {@code 8 bytes}
 * @param needs what a map of this kind needs: {@code 4 bytes, the index of an entry}
 * @param fix the line to write in the definition
 */
public record Requirement(String field, String is, String needs, String fix) {
    /** What it is when the definition does not have it. */
    public static final String ABSENT = "not there";

    /** {@code BPF_F_NO_PREALLOC}. */
    static final int NO_PREALLOC = 1;
    /** {@code BPF_F_MMAPABLE}. */
    static final int MMAPABLE = 1 << 10;

    /** The first that a definition does not meet; empty when it meets all that are known. */
    public static Optional<Requirement> unmet(MapForm form) {
        return form.type().shape().match(new Requirements(new Definition(form)));
    }

    /** What is written in the C source. */
    record Definition(MapForm form) {
        Optional<Requirement> key(int bytes, String words) {
            return form.keyBytes() == bytes ? Optional.empty() : Optional.of(new Requirement(
                    "key", bytes(form.keyBytes()), bytes == 0 ? "none: " + words : bytes(bytes) + ", " + words,
                    bytes == 0 ? "take key and key_size out" : "__type(key, __u32);"));
        }

        Optional<Requirement> anyKey(int least, int most, String words) {
            return anyKey(least, most, words, form.keyBytes() == 0
                    ? "__type(key, __u32);"
                    : "give it a key type of " + words);
        }

        Optional<Requirement> anyKey(int least, int most, String words, String fix) {
            return form.keyBytes() >= least && form.keyBytes() <= most
                    ? Optional.empty()
                    : Optional.of(new Requirement("key", bytes(form.keyBytes()), words, fix));
        }

        Optional<Requirement> anyValue(int most) {
            return form.valueBytes() > 0 && form.valueBytes() <= most ? Optional.empty() : Optional.of(new Requirement(
                    "value", bytes(form.valueBytes()), form.valueBytes() == 0 ? "a value" : "at most " + bytes(most),
                    form.valueBytes() == 0 ? "__type(value, __u64);" : "make the value's type smaller"));
        }

        Optional<Requirement> value(String words, int... sizes) {
            for (int size : sizes) {
                if (size == form.valueBytes()) {
                    return Optional.empty();
                }
            }
            boolean none = sizes[0] == 0;
            return Optional.of(new Requirement(
                    "value", bytes(form.valueBytes()), none ? "none: " + words : bytes(sizes[0]) + ", " + words,
                    none ? "take value and value_size out" : valueOf(sizes[0])));
        }

        private static String valueOf(int bytes) {
            return bytes == 4 ? "__type(value, __u32);" : "__uint(value_size, " + bytes + ");";
        }

        Optional<Requirement> noEntries(String words) {
            return form.maxEntries() == 0 ? Optional.empty() : Optional.of(new Requirement(
                    "max_entries", String.format(Locale.ROOT, "%,d", Integer.toUnsignedLong(form.maxEntries())),
                    "none: " + words, "take max_entries out"));
        }

        Optional<Requirement> notPreallocated() {
            return flag(NO_PREALLOC, "BPF_F_NO_PREALLOC", "its entries are made one by one");
        }

        Optional<Requirement> mapped() {
            return flag(MMAPABLE, "BPF_F_MMAPABLE", "it is memory to map");
        }

        private Optional<Requirement> flag(int bit, String name, String words) {
            return (form.flags() & bit) != 0 ? Optional.empty() : Optional.of(new Requirement(
                    "map_flags", form.flags() == 0 ? ABSENT : "without " + name, name + ": " + words,
                    form.flags() == 0 ? "__uint(map_flags, " + name + ");" : "add | " + name + " to its map_flags"));
        }

        private static String bytes(int number) {
            return number == 0
                    ? ABSENT
                    : String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "byte" : "bytes");
        }
    }
}
