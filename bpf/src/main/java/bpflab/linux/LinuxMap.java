package bpflab.linux;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.KernelObjects;
import bpflab.linux.handle.Pin;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.map.BpfMap;
import bpflab.map.EventStream;
import bpflab.map.KernelObject;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.MapState;
import bpflab.map.MapTypes;
import bpflab.map.Reading;
import bpflab.map.ProgramAt;
import bpflab.map.Reference;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A map of this kernel, held by a descriptor of our own. */
final class LinuxMap implements BpfMap {
    private final Readers readers;
    private final String name;
    private final Fd fd;
    private final MapTypes described;

    /** What never changes while a map lives. */
    private final MapInfo info;

    private final ValueLayout layout;

    /** {@code described} are its file's types: libbpf gives many kinds none in the kernel. */
    LinuxMap(Readers readers, String name, Fd fd, MapTypes described) {
        this.readers = readers;
        this.name = name;
        this.fd = fd;
        this.described = described;
        this.info = MapInfoReader.read(fd);
        this.layout = ValueLayout.of(info);
    }

    Fd fd() {
        return fd;
    }

    MapAccess access() {
        return new MapAccess(fd, info, layout, readers.calls());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int copies() {
        return layout.copies();
    }

    @Override
    public MapInfo info() {
        fd.number();
        return info;
    }

    @Override
    public MapTypes types() {
        if (info.type().shape() instanceof MapShape.Functions) {
            return new MapTypes(readers.kernel().types(), 0, MapInfoReader.kernelValueType(fd));
        }
        return info.btfId() == 0 || info.keyTypeId() == 0 && info.valueTypeId() == 0
                ? described
                : new MapTypes(readers.types().ifAllowed(info.btfId()), info.keyTypeId(), info.valueTypeId());
    }

    @Override
    public Iterator<Entry> entries() {
        fd.number();
        return new MapListing(this, readers).entries();
    }

    @Override
    public void each(Raw sink) {
        if (entries() instanceof MapEntries chunks) {
            chunks.each(sink);
        } else {
            BpfMap.super.each(sink);
        }
    }

    @Override
    public boolean mayContain(byte[] value) {
        String what = "cannot ask " + name + " for a value";
        if (!(info.type().shape() instanceof MapShape.Filter)) {
            throw Trouble.usage(what, "it is no Bloom filter", ":dump map " + name).toException();
        }
        sized("value", value, info.valueBytes());
        try (Memory memory = new Memory(value.length)) {
            memory.write(0, value, 0, value.length);
            int code = Libbpf.bpf_map_lookup_elem(fd.number(), null, memory);
            noted("BPF_MAP_LOOKUP_ELEM", code);
            return Errno.of(code) != Errno.ENOENT && ReturnCode.check(code, what) >= 0;
        }
    }

    @Override
    public Optional<List<byte[]>> lookup(byte[] key) {
        Reading reading = Reading.of(info, name);
        if (reading instanceof Reading.Inside || reading instanceof Reading.KeysAlone) {
            return new MapListing(this, readers).among(key);
        } else if (reading instanceof Reading.Never never && info.keyBytes() > 0) {
            throw Trouble.failed("cannot look a key up in " + name, never.trouble().why(), never.trouble().hint())
                    .toException();
        }
        try (MapKey k = keyOf(key)) {
            Optional<List<byte[]>> found = found(k);
            readers.calls().add("BPF_MAP_LOOKUP_ELEM " + name + (found.isEmpty() ? " -> ENOENT" : ""));
            return found;
        }
    }

    /** The value of a key, without a note of it. */
    Optional<List<byte[]>> found(MapKey key) {
        try (Memory value = new Memory(Math.max(1, layout.bytes()))) {
            int code = Libbpf.bpf_map_lookup_elem(fd.number(), key.memory(), value);
            if (Errno.of(code) == Errno.ENOENT) {
                return Optional.empty();
            }
            ReturnCode.check(code, "cannot look a key up in " + name);
            return Optional.of(layout.split(value.getByteArray(0, layout.bytes()), 0));
        }
    }

    @Override
    public void update(byte[] key, byte[] value) {
        update(key, Collections.nCopies(layout.copies(), value));
    }

    @Override
    public void update(byte[] key, List<byte[]> copies) {
        String what = "cannot set a value of " + name;
        copies.forEach(value -> sized("value", value, info.valueBytes()));
        try (MapKey k = keyOf(key); Memory v = new Memory(Math.max(1, layout.bytes()))) {
            v.clear();
            layout.join(copies, v);
            int code = Libbpf.bpf_map_update_elem(fd.number(), k.memory(), v, 0);
            noted("BPF_MAP_UPDATE_ELEM", code);
            if (code < 0) {
                throw new MapTroubles(info, name).update(code, what).toException();
            }
        }
    }

    @Override
    public void refer(byte[] key, Reference to) {
        if (to instanceof KernelObject.Named named) {
            new MapTroubles(info, name).refuseOtherSockets(named);
            try (Fd object = KernelObjects.open(named.kind(), named.word(), "cannot set a value of " + name)) {
                refer(key, object);
            }
        } else if (to instanceof ProgramAt at) {
            refer(key, ((HeldProgram) at.program()).fd(), at.number());
        } else {
            refer(key, to instanceof LinuxMap map ? map.fd() : ((HeldProgram) to).fd());
        }
    }

    /** The descriptor stands in a value of 4 bytes, or of the 8 that sock maps may have, or behind a number. */
    private void refer(byte[] key, Fd other, int... before) {
        String what = "cannot have " + name + " refer to " + other;
        try (MapKey k = keyOf(key); Memory v = new Memory(Math.max(2L * Integer.BYTES, info.valueBytes()))) {
            v.clear();
            v.write(0, before, 0, before.length);
            v.setInt((long) before.length * Integer.BYTES, other.number());
            int code = Libbpf.bpf_map_update_elem(fd.number(), k.memory(), v, 0);
            readers.calls()
                    .add("BPF_MAP_UPDATE_ELEM " + name + " <- fd " + other.number()
                            + (code < 0 ? " -> " + Errno.of(code) : ""));
            if (code < 0) {
                throw new MapTroubles(info, name).reference(code, what, OwnerType.of(fd)).toException();
            }
        }
    }

    @Override
    public Optional<byte[]> pop() {
        String what = "cannot take a value out of " + name;
        if (!(info.type().shape() instanceof MapShape.Queue)) {
            throw Trouble.usage(what, "it is neither a queue nor a stack",
                    info.keyBytes() > 0 ? ":map delete " + name + " KEY"
                            : info.type().shape() instanceof MapShape.Filter ? ":map peek " + name + " VALUE"
                            : ":dump map " + name).toException();
        }
        try (Memory value = new Memory(Math.max(1, layout.bytes()))) {
            int code = Libbpf.bpf_map_lookup_and_delete_elem(fd.number(), null, value);
            noted("BPF_MAP_LOOKUP_AND_DELETE_ELEM", code);
            if (Errno.of(code) == Errno.ENOENT) {
                return Optional.empty();
            }
            ReturnCode.check(code, what);
            return Optional.of(value.getByteArray(0, layout.bytes()));
        }
    }

    @Override
    public EventStream events() {
        return EventBuffers.of(fd, info, name, readers.calls());
    }

    @Override
    public MapState state() {
        return new MapListing(this, readers).state();
    }

    @Override
    public void freeze() {
        String what = "cannot freeze " + name;
        int code = Libbpf.bpf_map_freeze(fd.number());
        noted("BPF_MAP_FREEZE", code);
        boolean frozen = Errno.of(code) == Errno.EPERM && Rights.current().may(Right.BPF);
        if (frozen || Errno.of(code) == Errno.EBUSY) {
            throw Trouble.failed(
                    what, "it is frozen already, or its memory is mapped to be written", ":dump map " + name)
                    .toException();
        }
        ReturnCode.check(code, what);
    }

    private void noted(String command, int code) {
        readers.calls().add(command + " " + name + (code < 0 ? " -> " + Errno.of(code) : ""));
    }

    @Override
    public boolean delete(byte[] key) {
        String what = "cannot delete an entry of " + name;
        try (MapKey k = keyOf(key)) {
            int code = Libbpf.bpf_map_delete_elem(fd.number(), k.memory());
            noted("BPF_MAP_DELETE_ELEM", code);
            if (Errno.of(code) == Errno.EINVAL && info.type().shape() instanceof MapShape.Indexed) {
                throw Trouble.failed(
                        what,
                        "the entries of an array are always there",
                        ":map set " + name + " KEY VALUE   # clears one").toException();
            }
            if (Errno.of(code) == Errno.EPERM) {
                throw new MapTroubles(info, name).readOnly(what).toException();
            }
            if (Errno.of(code) == Errno.EINVAL && info.type().shape() instanceof MapShape.Sockets) {
                return false; // sock_map_delete_elem says so of a place where none is
            }
            return Errno.of(code) != Errno.ENOENT && ReturnCode.check(code, what) >= 0;
        }
    }

    private MapKey keyOf(byte[] key) {
        if (info.type().shape() instanceof MapShape.Storage storage) {
            return MapKey.of(KernelObjects.open(
                    storage.owner(), new String(key, StandardCharsets.UTF_8), "cannot look into " + name));
        }
        sized("key", key, info.keyBytes());
        return MapKey.of(key);
    }

    private void sized(String part, byte[] given, int bytes) {
        if (given.length != bytes) {
            throw Trouble.usage(
                    "cannot use this " + part + " with " + name,
                    "it has " + given.length + " bytes; the map's " + part + "s have " + bytes,
                    ":dump map " + name + "   # shows some").toException();
        }
    }

    @Override
    public void pin(Path path) {
        Pin.make(fd, path, readers.calls());
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
