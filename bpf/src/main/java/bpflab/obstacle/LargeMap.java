package bpflab.obstacle;

import bpflab.elf.MapSpec;
import bpflab.map.UnsetSize;
import java.util.Locale;

/** A map whose entries take more memory than the kernel gives: most kinds take all of it when they are made. */
record LargeMap(MapSpec map) {
    private static final int MEGABYTE = 1 << 20;

    /** {@code S32_MAX}: what an array may take at most, whatever the machine has ({@code array_map_alloc}). */
    boolean isBeyondAll() {
        return bytes() > Integer.MAX_VALUE;
    }

    String why() {
        boolean ring = map.valueBytes() == 0 && map.keyBytes() == 0;
        String entries = String.format(Locale.ROOT, "%,d", entries());
        String size = ring
                ? entries + " bytes"
                : String.format(Locale.ROOT, "%s %s of %,d bytes", entries, entries() == 1 ? "entry" : "entries",
                        entryBytes());
        return "max_entries and the sizes ask for " + size
                + String.format(Locale.ROOT, ", %,.0f MB", bytes() / MEGABYTE)
                + ". The memory is taken when the map is made, and the kernel does not give as much";
    }

    /** What can be made on every machine. */
    String fix() {
        if (map.name().startsWith(".")) {
            return "make the variables that lie in " + map.name() + " smaller: a map holds what needs much room";
        }
        int fits = new UnsetSize(map.type(), map.valueBytes()).entries();
        return entries() > fits && fits > 1
                ? "__uint(max_entries, " + fits + ");   in the definition of " + map.name()
                : "make the value's type smaller than its " + String.format(Locale.ROOT, "%,d", map.valueBytes())
                        + " bytes";
    }

    private long entries() {
        return Integer.toUnsignedLong(map.maxEntries());
    }

    private long entryBytes() {
        return (long) map.keyBytes() + map.valueBytes();
    }

    /** No whole number: 2^32 entries of 2^32 bytes are more than 64 bits count. */
    private double bytes() {
        return (double) entries() * Math.max(1, entryBytes());
    }
}
