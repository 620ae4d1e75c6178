package bpflab.map;

import java.util.Locale;

/**
 * The kinds of map, as {@code enum bpf_map_type} in include/uapi/linux/bpf.h numbers them (Linux 7.0), each with its
 * shape.
 */
public enum MapType {
    UNSPEC(new MapShape.Opaque("it has no kind", "")),
    HASH(new MapShape.Keyed(false)),
    ARRAY(new MapShape.Indexed(false)),
    PROG_ARRAY(new MapShape.Programs()),
    PERF_EVENT_ARRAY(new MapShape.Records(MapShape.Records.Road.PERF)),
    PERCPU_HASH(new MapShape.Keyed(true)),
    PERCPU_ARRAY(new MapShape.Indexed(true)),
    STACK_TRACE(new MapShape.Stacks()),
    CGROUP_ARRAY(new MapShape.Places(KernelObject.CGROUP)),
    LRU_HASH(new MapShape.Keyed(false)),
    LRU_PERCPU_HASH(new MapShape.Keyed(true)),
    LPM_TRIE(new MapShape.Trie()),
    ARRAY_OF_MAPS(new MapShape.Maps(true)),
    HASH_OF_MAPS(new MapShape.Maps(false)),
    DEVMAP(new MapShape.Devices(true)),
    SOCKMAP(new MapShape.Sockets(true)),
    CPUMAP(new MapShape.Cpus()),
    XSKMAP(new MapShape.Places(KernelObject.SOCKET)),
    SOCKHASH(new MapShape.Sockets(false)),
    CGROUP_STORAGE(new MapShape.Keyed(false)),
    REUSEPORT_SOCKARRAY(new MapShape.Sockets(true)),
    PERCPU_CGROUP_STORAGE(new MapShape.Keyed(true)),
    QUEUE(new MapShape.Queue("next")),
    STACK(new MapShape.Queue("top")),
    SK_STORAGE(new MapShape.Storage(KernelObject.SOCKET)),
    DEVMAP_HASH(new MapShape.Devices(false)),
    STRUCT_OPS(new MapShape.Functions()),
    RINGBUF(new MapShape.Records(MapShape.Records.Road.RING)),
    INODE_STORAGE(new MapShape.Storage(KernelObject.FILE)),
    TASK_STORAGE(new MapShape.Storage(KernelObject.TASK)),
    BLOOM_FILTER(new MapShape.Filter()),
    USER_RINGBUF(new MapShape.Records(MapShape.Records.Road.USER_RING)),
    CGRP_STORAGE(new MapShape.Storage(KernelObject.CGROUP)),
    ARENA(new MapShape.Arena()),
    INSN_ARRAY(new MapShape.Indexed(false)),
    UNKNOWN(new MapShape.Opaque("the kernel is newer than this list of kinds", "!bpftool map dump id <id>"));

    private final MapShape shape;

    MapType(MapShape shape) {
        this.shape = shape;
    }

    /** The kind with that number; {@link #UNKNOWN} when the kernel is newer than this list. */
    public static MapType of(int number) {
        return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
    }

    /** As bpftool spells it: {@code percpu_array}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is like. */
    public MapShape shape() {
        return shape;
    }

    /** Whether a value has one copy for each CPU. */
    public boolean perCpu() {
        return shape.perCpu();
    }
}
