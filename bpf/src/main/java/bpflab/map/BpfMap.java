package bpflab.map;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A map in the kernel, as bytes; {@link TypedMap} types them. */
public interface BpfMap extends Reference, AutoCloseable {
    /** The object's name for it ({@code .bss}), else the kernel's name of up to 15 characters. */
    String name();

    /** How many copies a value has: one for each possible CPU in a per-CPU map, else one. */
    int copies();

    /** What the kernel says of it. */
    MapInfo info();

    /** The types of its keys and values: the kernel's, else those that its object file gives it. */
    MapTypes types();

    /**
     * All entries, read in batches where the kind can (BPF_MAP_LOOKUP_BATCH), else one by one. Entries that come or go
     * meanwhile may be missed. The iterator answers to an interrupt by ending. Of a queue or stack, whose values have
     * no keys, the one that comes out next; of a ring buffer the records that wait in it. Nothing is taken out.
     *
     * @throws bpflab.trouble.TroubleException the kind cannot be read: {@link Reading}
     */
    Iterator<Entry> entries();

    /**
     * Hands out all entries as they lie in memory, as {@link #entries} reads them; ends when the thread is interrupted.
     * For a map of one copy a value.
     */
    default void each(Raw sink) {
        for (Iterator<Entry> entries = entries(); entries.hasNext(); ) {
            Entry entry = entries.next();
            sink.entry(entry.key(), 0, entry.values().get(0), 0);
        }
    }

    /** Where entries go that nobody makes objects of. */
    interface Raw {
        /** One of them: where its key and its value begin. The arrays hold others, too. */
        void entry(byte[] keys, int keyAt, byte[] values, int valueAt);
    }

    /**
     * The value of a key (see {@link Entry#key}), one item for each CPU of a per-CPU map, else one item; empty when
     * there is none.
     */
    Optional<List<byte[]>> lookup(byte[] key);

    /**
     * Sets a value; of a per-CPU map the copies of all CPUs.
     *
     * @throws bpflab.trouble.TroubleException full, read-only, wrong size
     */
    void update(byte[] key, byte[] value);

    /**
     * Sets a value of a per-CPU map, a copy for each CPU.
     *
     * @throws bpflab.trouble.TroubleException full, read-only, wrong size
     */
    void update(byte[] key, List<byte[]> copies);

    /**
     * Has a key refer to a program (to jump to), a map (of those in a map), a socket or a cgroup.
     *
     * @throws bpflab.trouble.TroubleException it does not fit this map
     */
    void refer(byte[] key, Reference to);

    /**
     * Takes out the value that comes next: BPF_MAP_LOOKUP_AND_DELETE_ELEM without a key. Empty when there is none.
     *
     * @throws bpflab.trouble.TroubleException it is neither a queue nor a stack
     */
    Optional<byte[]> pop();

    /** How it stands now. */
    default MapState state() {
        return MapState.UNKNOWN;
    }

    /**
     * Forbids all changes from outside, for ever; programs still may: BPF_MAP_FREEZE (Linux 5.2).
     *
     * @throws bpflab.trouble.TroubleException it is frozen already; its kind cannot be
     */
    void freeze();

    /**
     * The records of a ring buffer or perf buffers, taken out as they come.
     *
     * @throws bpflab.trouble.TroubleException it is neither; its memory cannot be mapped
     */
    EventStream events();

    /**
     * Deletes an entry.
     *
     * @return whether there was one
     */
    boolean delete(byte[] key);

    /**
     * Whether a Bloom filter may hold a value: no is certain, yes is not.
     *
     * @throws bpflab.trouble.TroubleException it is none
     */
    boolean mayContain(byte[] value);

    /**
     * Pins it.
     *
     * @throws bpflab.trouble.TroubleException the path is taken or not on bpffs
     */
    void pin(Path path);

    @Override
    void close();

    /**
     * One entry.
     *
     * @param key its bytes; of a storage the words of the kernel object, in UTF-8: {@code 1234}
     * @param values one item for each CPU of a per-CPU map, else one item
     * @param note what the kernel object is, where its word is only a number; else empty
     */
    record Entry(byte[] key, List<byte[]> values, String note) {
        public Entry {
            values = List.copyOf(values);
        }

        /** An entry that has nothing to note. */
        public Entry(byte[] key, List<byte[]> values) {
            this(key, values, "");
        }
    }
}
