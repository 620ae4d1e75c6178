package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.linux.handle.KernelObjects;
import bpflab.map.BpfMap.Entry;
import bpflab.map.KernelObject;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The entries of a storage: each kernel object that can be seen is asked for its value, since the kernel has no next
 * key for these kinds (bpf_map_get_next_key is {@code -ENOTSUPP}). Ends when the thread is interrupted.
 */
final class OwnedEntries implements Iterator<Entry> {
    private final LinuxMap map;
    private final KernelObject kind;
    private final Iterator<KernelObjects.Found> objects;
    private Entry next;

    OwnedEntries(LinuxMap map, KernelObject kind) {
        this.map = map;
        this.kind = kind;
        this.objects = KernelObjects.all(kind).iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null && objects.hasNext() && !Thread.currentThread().isInterrupted()) {
            KernelObjects.Found object = objects.next();
            next = value(object).map(value -> new Entry(
                    object.word().getBytes(StandardCharsets.UTF_8), value, object.note())).orElse(null);
        }
        return next != null;
    }

    /** Objects that are gone meanwhile, or that we may not open, have none. */
    private Optional<List<byte[]>> value(KernelObjects.Found object) {
        Fd opened;
        try {
            opened = KernelObjects.open(kind, object.word(), "cannot look into " + map.name());
        } catch (TroubleException gone) {
            return Optional.empty();
        }
        try (MapKey key = MapKey.of(opened)) {
            return map.found(key);
        }
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = next;
        next = null;
        return entry;
    }
}
