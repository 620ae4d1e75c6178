package bpflab.elf;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Functions by where they begin: what an address is in. Offsets of a file, or addresses of memory. */
public final class FunctionTable {
    private final TreeMap<Long, Function> functions = new TreeMap<>(Long::compareUnsigned);

    /** @param bytes how long it is; 0 when nobody knows, then up to the next */
    private record Function(String name, long bytes) {}

    /** Adds one; of several that begin together the first stays. */
    public void add(long start, long bytes, String name) {
        functions.putIfAbsent(start, new Function(name, bytes));
    }

    /** The function that a place is in and how far, {@code main+0x12}; empty where there is none. */
    public Optional<String> around(long place) {
        Map.Entry<Long, Function> below = functions.floorEntry(place);
        if (below == null) {
            return Optional.empty();
        }
        long into = place - below.getKey();
        Function function = below.getValue();
        return function.bytes > 0 && Long.compareUnsigned(into, function.bytes) >= 0
                ? Optional.empty()
                : Optional.of(into == 0 ? function.name : function.name + "+0x" + Long.toHexString(into));
    }
}
