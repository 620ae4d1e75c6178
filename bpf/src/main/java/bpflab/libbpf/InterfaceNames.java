package bpflab.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The names and numbers of the interfaces of the calling thread's network namespace: if_nametoindex(3) and its like.
 * {@link java.net.NetworkInterface} knows only those that have an address, and {@code /sys/class/net} shows those of
 * whoever mounted it.
 */
public final class InterfaceNames {
    /** The room that a name has, with the zero behind it: {@code IFNAMSIZ}. */
    public static final int BYTES = 16;

    private static final long ENTRY_BYTES = 16;

    private InterfaceNames() {}

    /** The number of an interface; empty when there is none of that name. */
    public static OptionalInt index(String name) {
        boolean possible = !name.isEmpty() && name.getBytes(StandardCharsets.UTF_8).length < BYTES;
        int index = possible ? Libc.if_nametoindex(name) : 0;
        return index == 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The name of an interface; empty when the number is of none. */
    public static Optional<String> name(int index) {
        try (Memory name = new Memory(BYTES)) {
            return index > 0 && Libc.if_indextoname(index, name) != null ? Optional.of(name.getString(0))
                    : Optional.empty();
        }
    }

    /** All names, sorted. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        Pointer entries = Libc.if_nameindex();
        if (entries != null) {
            for (long at = 0; entries.getInt(at) != 0; at += ENTRY_BYTES) {
                names.add(entries.getPointer(at + Long.BYTES).getString(0));
            }
            Libc.if_freenameindex(entries);
        }
        return names.stream().sorted().toList();
    }
}
