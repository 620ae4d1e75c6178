package bpflab.map;

import bpflab.btf.Leaf;
import bpflab.btf.Type;
import bpflab.btf.Value;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A map whose keys and values are typed by BTF:
 * {@code for (var e : map("rxcnt")) System.out.println(e.key() + " " + e.sum())}.
 */
public final class TypedMap implements Iterable<MapEntry> {
    final BpfMap map;
    private final MapInfo info;
    private final MapTypes types;
    private final Typing keys;
    private final Typing values;
    private final Optional<Function<byte[], Value>> meaning;
    private final TypedText text;
    private final boolean adds;
    private final Notations asked;
    private final Notations.Applied notations;
    private final Names names;

    /** Types a map. */
    public TypedMap(BpfMap map) {
        this(map, new Notations(List.of()), Names.NONE);
    }

    private TypedMap(BpfMap map, Notations asked, Names names) {
        this.map = map;
        this.asked = asked;
        this.names = names;
        this.info = map.info();
        this.types = map.types();
        this.keys = new Typing(types.btf(), types.keyTypeId(), info.keyBytes());
        this.values = new Typing(types.btf(), types.valueTypeId(), info.valueBytes());
        this.text = new TypedText(info, keys, values);
        this.adds = info.type().perCpu() && values.adds();
        this.meaning = info.type().shape().match(new Meaning(info));
        this.notations = asked.choices().isEmpty() ? Notations.Applied.NONE
                : asked.to(map.name(), keyLeaves(), meaning.isPresent() ? List.of() : values.leaves());
    }

    /**
     * The same map, with parts of its keys and values in other notations.
     *
     * @throws bpflab.trouble.TroubleException one is for nothing that is there
     */
    public TypedMap as(Notations asked) {
        return new TypedMap(map, asked, names);
    }

    /** The same map, whose programs, maps and addresses are called by these names. */
    public TypedMap named(Names known) {
        return new TypedMap(map, asked, known);
    }

    /** Of a prefix, what stands behind its length. */
    List<Leaf> keyLeaves() {
        return info.type().shape() instanceof MapShape.Trie
                ? keys.isTyped()
                        ? keys.leaves().stream().filter(leaf -> leaf.at() > 0).toList()
                        : List.of(new Leaf("data", Keys.LENGTH_BYTES, info.keyBytes() - Keys.LENGTH_BYTES, true))
                : info.type().shape() instanceof MapShape.Storage ? List.of() : keys.leaves();
    }

    /** The map's name. */
    public String name() {
        return map.name();
    }

    /** What the kernel says of it. */
    public MapInfo info() {
        return info;
    }

    /** The types of its keys and values. */
    public MapTypes types() {
        return types;
    }

    /** The variables, by name, of {@code .bss} and its like; empty of all other maps. */
    public Optional<Value.Struct> variables() {
        return types.btf()
                .filter(btf -> btf.type(types.valueTypeId()) instanceof Type.Section)
                .flatMap(section -> stream().findFirst())
                .map(MapEntry::value)
                .filter(Value.Struct.class::isInstance)
                .map(Value.Struct.class::cast);
    }

    /** Whether a Bloom filter may hold a value: no is certain, yes is not. */
    public boolean mayContain(Object value) {
        return map.mayContain(valueBytes(value));
    }

    /** The entries, in the kernel's order; trouble where the kind of map cannot be read. */
    @Override
    public Iterator<MapEntry> iterator() {
        Iterator<BpfMap.Entry> raw = map.entries();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return raw.hasNext();
            }

            @Override
            public MapEntry next() {
                return typed(raw.next());
            }
        };
    }

    /**
     * Writes the entries, a line each as {@link MapEntry#toString}, in the kernel's order; ends early when the thread
     * is interrupted. Takes no more memory for a million entries than for a thousand.
     *
     * @return how many
     * @throws bpflab.trouble.TroubleException the kind cannot be read
     */
    public long writeLines(OutputStream out) throws IOException {
        return EntryLines.arePlain(info) && notations == Notations.Applied.NONE
                ? EntryLines.write(map, keys, values, out)
                : EntryLines.write(this, out);
    }

    /** The entries as a stream. */
    public Stream<MapEntry> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), 0), false);
    }

    /** Whether {@link #get} can find something. */
    public boolean isReadByKey() {
        Reading reading = Reading.of(info, name());
        return info.keyBytes() > 0 && (reading instanceof Reading.Entries || reading instanceof Reading.Owned);
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
    public Optional<MapEntry> get(Object key) {
        byte[] raw = keyBytes(key);
        return map.lookup(raw).map(found -> typed(new BpfMap.Entry(raw, found)));
    }

    /** The entry that has this very key, where {@link #get} of a trie gives the nearest one. */
    public Optional<MapEntry> exactly(Object key) {
        return map.info().type().shape() instanceof MapShape.Trie
                ? new TrieKey(keyBytes(key)).among(map.entries()).map(this::typed)
                : get(key);
    }

    /**
     * The value of a key that is there; of a per-CPU map as {@link MapEntry#value}.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public Value value(Object key) {
        return get(key).map(MapEntry::value).orElseThrow(() -> NoEntry.of(this, key).toException());
    }

    /** The sum of all entries, over all CPUs; trouble where one is no number. */
    public long total() {
        return stream().mapToLong(MapEntry::asLong).sum();
    }

    /** Sets a value; trouble where it does not fit, or the map is full or read-only. */
    public void put(Object key, Object value) {
        Optional<KernelObject> object = info.type().shape().refersTo();
        if (object.isPresent()) {
            refer(key, new KernelObject.Named(object.get(), value.toString().strip()));
        } else {
            map.update(keyBytes(key), valueBytes(value));
        }
    }

    /**
     * Sets one CPU's copy of a value; the others stay, as they were when this was asked.
     *
     * @throws bpflab.trouble.TroubleException it does not fit; it is no per-CPU map; there is no such CPU
     */
    public void put(Object key, Object value, int cpu) {
        byte[] raw = keyBytes(key);
        byte[] copy = valueBytes(value);
        List<byte[]> copies = new ArrayList<>(map.lookup(raw).orElseGet(List::of));
        map.update(raw, OneCpu.of(info, map.copies(), copies, copy, cpu));
    }

    /**
     * Has a key refer to a program, a map, a socket or a cgroup.
     *
     * @throws bpflab.trouble.TroubleException the kernel does not take it
     */
    public void refer(Object key, Reference to) {
        map.refer(keyBytes(key), to);
    }

    /**
     * Has a key of a devmap or cpumap redirect somewhere, and a program run there.
     *
     * @param value the interface, or the length of the CPU's queue
     * @throws bpflab.trouble.TroubleException the values have no room for a program; the kernel does not take it
     */
    public void put(Object key, Object value, Reference program) {
        byte[] raw = valueBytes(value);
        if (raw.length < 2 * Integer.BYTES) {
            throw Trouble.failed("cannot put a program into " + name(), "its values are numbers of 4 bytes",
                    "__type(value, struct bpf_devmap_val) or bpf_cpumap_val has room for one").toException();
        }
        map.refer(keyBytes(key), new ProgramAt(ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getInt(), program));
    }

    /** Puts a value into a queue, a stack or a Bloom filter; trouble where that is full. */
    public void push(Object value) {
        map.update(new byte[0], valueBytes(value));
    }

    /** Takes out the value of a queue or stack that comes next; empty when there is none. */
    public Optional<Value> pop() {
        return map.pop().map(raw -> typed(new BpfMap.Entry(new byte[0], List.of(raw))).value());
    }

    /** A key as typed, as the kernel takes it; trouble where it does not fit. */
    public byte[] keyBytes(Object key) {
        return text.key(key.toString());
    }

    /** A value as typed, as the kernel takes it; trouble where it does not fit. */
    public byte[] valueBytes(Object value) {
        return text.value(value.toString());
    }

    /** Deletes an entry, and answers whether there was one. */
    public boolean delete(Object key) {
        return map.delete(keyBytes(key));
    }

    /** Takes all entries out, and answers how many there were; those of an array, which stay, become 0. */
    public int clear() {
        List<BpfMap.Entry> all = new ArrayList<>();
        map.entries().forEachRemaining(all::add);
        for (BpfMap.Entry entry : all) {
            if (info.type().shape().indexed()) {
                map.update(entry.key(), Collections.nCopies(entry.values().size(), new byte[info.valueBytes()]));
            } else {
                map.delete(entry.key());
            }
        }
        return all.size();
    }

    /** A key of which there may be no entry, as the listing would show it. */
    public Value keyOf(byte[] raw) {
        return shownKey(new BpfMap.Entry(raw, List.of()));
    }

    private MapEntry typed(BpfMap.Entry entry) {
        return new MapEntry(shownKey(entry), entry.values().stream().map(this::valueOf).toList(), adds);
    }

    private Value shownKey(BpfMap.Entry entry) {
        Value key = keys.isTyped() && !(info.type().shape() instanceof MapShape.Storage) ? keys.read(entry.key())
                : info.type().shape().match(new Keys(entry.key(), entry.note()));
        return notations.keys().isEmpty() ? new Prefix(info, keyLeaves()).in(key, entry.key())
                : new Noting(notations.keys(), names).in(key, entry.key());
    }

    /** A value from its bytes, as it is shown. */
    public Value valueOf(byte[] raw) {
        Value plain = new Noting(notations.values(), names).in(meaning.orElse(values::read).apply(raw), raw);
        return names == Names.NONE ? plain : new Naming(names).in(info.type().shape(), plain);
    }

    /** Good to look at, at a prompt. */
    @Override
    public String toString() {
        return name() + "   " + info.type().label() + "   id " + info.id() + "   " + info.capacity();
    }
}
