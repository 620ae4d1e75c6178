package bpflab.map;

import bpflab.btf.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A map whose keys and values are typed by BTF:
 * {@code for (var e : map("rxcnt")) System.out.println(e.key() + " " + e.sum())}.
 */
public final class TypedMap implements Iterable<TypedMap.Entry> {
    private final BpfMap map;
    private final MapInfo info;
    private final Typing keys;
    private final Typing values;

    /** Types a map. */
    public TypedMap(BpfMap map) {
        this.map = map;
        this.info = map.info();
        this.keys = new Typing(map.btf(), info.keyTypeId(), info.keyBytes());
        this.values = new Typing(map.btf(), info.valueTypeId(), info.valueBytes());
    }

    /**
     * An entry.
     *
     * @param key the key
     * @param values one item for each CPU of a per-CPU map, else one item
     */
    public record Entry(Value key, List<Value> values) {
        public Entry {
            values = List.copyOf(values);
        }

        /** The value; of a per-CPU map the sum of all CPUs where they are numbers, else the first CPU's. */
        public Value value() {
            return Sum.of(values).filter(sum -> values.size() > 1).orElse(values.get(0));
        }

        /** The sum of all CPUs' values; empty when they are no numbers. */
        public Optional<Value> sum() {
            return Sum.of(values);
        }

        /** {@code 1 = 12}. */
        @Override
        public String toString() {
            return key + " = " + value();
        }
    }

    /** The map's name. */
    public String name() {
        return map.name();
    }

    /** What the kernel says of it. */
    public MapInfo info() {
        return info;
    }

    /** The entries; their order is the kernel's. @throws bpflab.trouble.TroubleException the kind cannot be read */
    @Override
    public Iterator<Entry> iterator() {
        Iterator<BpfMap.Entry> raw = map.entries();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return raw.hasNext();
            }

            @Override
            public Entry next() {
                return typed(raw.next());
            }
        };
    }

    /** The entries as a stream. */
    public Stream<Entry> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), 0), false);
    }

    /** How many entries there are. */
    public long size() {
        long count = 0;
        for (Iterator<BpfMap.Entry> raw = map.entries(); raw.hasNext(); raw.next()) {
            count++;
        }
        return count;
    }

    /** The entry of a key as typed: {@code 80}, {@code {.saddr=10.11.0.2}}; empty when there is none. */
    public Optional<Entry> get(Object key) {
        byte[] raw = keys.write(key.toString());
        return map.lookup(raw).map(found -> typed(new BpfMap.Entry(raw, found)));
    }

    /** Sets a value. @throws bpflab.trouble.TroubleException it does not fit, the map is full or read-only */
    public void put(Object key, Object value) {
        map.update(keys.write(key.toString()), values.write(value.toString()));
    }

    /** Deletes an entry. @return whether there was one */
    public boolean delete(Object key) {
        return map.delete(keys.write(key.toString()));
    }

    private Entry typed(BpfMap.Entry entry) {
        return new Entry(keys.read(entry.key()), entry.values().stream().map(values::read).toList());
    }

    /** Good to look at, at a prompt. */
    @Override
    public String toString() {
        return name() + "   " + info.type().label() + "   id " + info.id() + "   up to " + info.maxEntries()
                + " entries";
    }
}
