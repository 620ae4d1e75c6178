package bpflab.libbpf;

import bpflab.btf.Btf;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of this kernel, held by a descriptor of our own. */
final class LinuxMap implements BpfMap {
    /** The kinds that have no keys to go through, and where what they hold can be seen. */
    private static final Map<MapType, String> UNREADABLE = new EnumMap<>(Map.of(
            MapType.RINGBUF, "a ring buffer holds records, not keys: they come out once, in order",
            MapType.USER_RINGBUF, "a user ring buffer holds records on their way to a program, not keys",
            MapType.PERF_EVENT_ARRAY, "a perf buffer holds records, not values: they come out once, in order",
            MapType.QUEUE, "a queue has no keys: looking at one value after the other would take them out",
            MapType.STACK, "a stack has no keys: looking at one value after the other would take them out",
            MapType.BLOOM_FILTER,
                    "a Bloom filter keeps no values: it can only say of one whether it was perhaps put in",
            MapType.SK_STORAGE, "its keys are sockets of other processes",
            MapType.STRUCT_OPS, "it holds kernel functions, not entries",
            MapType.ARENA, "an arena is memory, not entries"));

    private final LinuxKernel kernel;
    private final String name;
    private final Fd fd;

    /** What never changes while a map lives. */
    private final MapInfo info;

    private final ValueLayout layout;

    LinuxMap(LinuxKernel kernel, String name, Fd fd) {
        this.kernel = kernel;
        this.name = name;
        this.fd = fd;
        this.info = MapInfoReader.read(fd);
        this.layout = ValueLayout.of(info);
    }

    MapAccess access() {
        return new MapAccess(fd, info, layout, kernel.calls());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MapInfo info() {
        fd.number();
        return info;
    }

    @Override
    public Optional<Btf> btf() {
        return info.btfId() == 0 ? Optional.empty() : Optional.of(kernel.btf(info.btfId()));
    }

    @Override
    public Iterator<Entry> entries() {
        fd.number();
        String why = UNREADABLE.get(info.type());
        if (why != null) {
            String hint = info.type() == MapType.PERF_EVENT_ARRAY
                    ? "!timeout 5 bpftool map event_pipe name " + name
                    : ":maps shows what can be read";
            throw Trouble.failed("cannot list the entries of " + name, why, hint).toException();
        }
        MapAccess map = access();
        return new MapEntries(map, new BatchReader(map, BatchReader.ENTRIES), new KeyReader(map));
    }

    @Override
    public Optional<List<byte[]>> lookup(byte[] key) {
        try (Memory k = keyOf(key); Memory value = new Memory(Math.max(1, layout.bytes()))) {
            int code = Libbpf.bpf_map_lookup_elem(fd.number(), k, value);
            kernel.calls().add("BPF_MAP_LOOKUP_ELEM " + name);
            if (Errno.of(code) == Errno.ENOENT) {
                return Optional.empty();
            }
            ReturnCode.check(code, "cannot look a key up in " + name);
            return Optional.of(layout.split(value.getByteArray(0, layout.bytes()), 0));
        }
    }

    @Override
    public void update(byte[] key, byte[] value) {
        String what = "cannot set a value of " + name;
        sized("value", value, info.valueBytes());
        try (Memory k = keyOf(key); Memory v = new Memory(Math.max(1, layout.bytes()))) {
            v.clear();
            layout.spread(value, v);
            int code = Libbpf.bpf_map_update_elem(fd.number(), k, v, 0);
            kernel.calls().add("BPF_MAP_UPDATE_ELEM " + name);
            if (code < 0) {
                throw updateTrouble(code, what).toException();
            }
        }
    }

    private Trouble updateTrouble(int code, String what) {
        boolean array = info.type() == MapType.ARRAY || info.type() == MapType.PERCPU_ARRAY;
        return switch (Errno.of(code)) {
            case E2BIG -> array
                    ? Trouble.failed(
                            what, "there is no such index: it goes from 0 to " + (info.maxEntries() - 1),
                                    ":dump map " + name)
                    : Trouble.failed(
                            what,
                            "it is full: it takes " + info.maxEntries() + " entries",
                            "map(\"" + name + "\").delete(KEY) makes room");
            case EPERM -> Rights.current().may(Right.BPF)
                    ? Trouble.failed(
                            what,
                            "it is read-only: a program's constants are frozen once it is loaded",
                            "change the C source and load it again")
                    : Rights.withoutBpf(what);
            default -> ReturnCode.trouble(code, what);
        };
    }

    @Override
    public boolean delete(byte[] key) {
        String what = "cannot delete an entry of " + name;
        try (Memory k = keyOf(key)) {
            int code = Libbpf.bpf_map_delete_elem(fd.number(), k);
            kernel.calls().add("BPF_MAP_DELETE_ELEM " + name);
            if (Errno.of(code) == Errno.EINVAL && info.type().label().endsWith("array")) {
                throw Trouble.failed(
                        what,
                        "the entries of an array are always there",
                        "map(\"" + name + "\").put(KEY, 0) clears one").toException();
            }
            return Errno.of(code) != Errno.ENOENT && ReturnCode.check(code, what) >= 0;
        }
    }

    private Memory keyOf(byte[] key) {
        sized("key", key, info.keyBytes());
        Memory memory = new Memory(Math.max(1, key.length));
        memory.write(0, key, 0, key.length);
        return memory;
    }

    private void sized(String part, byte[] given, int bytes) {
        if (given.length != bytes) {
            throw Trouble.usage(
                    "cannot use this " + part + " with " + name,
                    "it has " + given.length + " bytes; the map's " + part + "s have " + bytes,
                    ":dump map " + name + " shows some").toException();
        }
    }

    @Override
    public void pin(Path path) {
        Pin.make(fd, path, kernel.calls());
    }

    @Override
    public void close() {
        fd.close();
    }

    @Override
    public String toString() {
        return "map " + name + (fd.isOpen() ? "" : " (closed)");
    }
}
