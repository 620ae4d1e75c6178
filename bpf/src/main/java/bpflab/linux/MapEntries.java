package bpflab.linux;

import bpflab.map.BpfMap.Entry;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A map's entries, chunk by chunk: in batches where the kind can, else key by key. Ends when the thread is interrupted.
 */
final class MapEntries implements Iterator<Entry> {
    private final MapInfo info;
    private final ValueLayout layout;
    private final EntrySource slow;
    private EntrySource source;
    private Chunk chunk = Chunk.EMPTY;
    private int at;

    /** Reads by {@code fast}, and by {@code slow} if that is not for this kind of map. */
    MapEntries(MapAccess map, EntrySource fast, EntrySource slow) {
        this.info = map.info();
        this.layout = map.layout();
        this.slow = slow;
        this.source = fast;
    }

    @Override
    public boolean hasNext() {
        while (at == chunk.entries() && !chunk.last()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            chunk = nextChunk();
            at = 0;
        }
        return at < chunk.entries() && !Thread.currentThread().isInterrupted();
    }

    /** Those that are left, chunk by chunk. */
    void each(BpfMap.Raw sink) {
        while (!chunk.last() && !Thread.currentThread().isInterrupted()) {
            chunk = nextChunk();
            for (int i = 0; i < chunk.entries(); i++) {
                sink.entry(chunk.keys(), i * info.keyBytes(), chunk.values(), i * layout.bytes());
            }
        }
        at = chunk.entries();
    }

    private Chunk nextChunk() {
        try {
            return source.next();
        } catch (EntrySource.Unsupported e) {
            source = slow;
            return source.next();
        }
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int i = at++;
        byte[] key = Arrays.copyOfRange(chunk.keys(), i * info.keyBytes(), (i + 1) * info.keyBytes());
        return new Entry(key, Collections.unmodifiableList(layout.split(chunk.values(), i * layout.bytes())));
    }

    /** Entries as they lie in memory. {@code last} says that none follow. */
    record Chunk(byte[] keys, byte[] values, int entries, boolean last) {
        static final Chunk EMPTY = new Chunk(new byte[0], new byte[0], 0, false);
    }
}
