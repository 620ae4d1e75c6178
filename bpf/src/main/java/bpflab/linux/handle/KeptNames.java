package bpflab.linux.handle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Whole names of things of which the kernel has the first 15 letters: those that were asked for last. A name never
 * changes, so what is known of it stays true.
 */
final class KeptNames<K> {
    /** {@code BPF_OBJ_NAME_LEN}, without the zero at its end: a name of so many letters may have had more. */
    static final int CUT_AT = 15;
    private static final int MOST = 1024;

    private final Map<K, String> known = new LinkedHashMap<>(MOST, 0.75f, true);

    /** The name of what has this key, looked up if it is not known. */
    synchronized String of(K key, Function<K, String> lookup) {
        String name = known.computeIfAbsent(key, lookup);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return name;
    }
}
