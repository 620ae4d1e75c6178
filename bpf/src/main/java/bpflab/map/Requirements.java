package bpflab.map;

import java.util.Optional;
import java.util.function.Supplier;

/** What each shape of map needs: the {@code map_alloc_check} of the files in kernel/bpf and net/core, Linux 6.12. */
record Requirements(Requirement.Definition map) implements MapShape.Cases<Optional<Requirement>> {
    /** {@code KMALLOC_MAX_SIZE}, which bounds an entry of a hash. */
    private static final int ENTRY_MOST = 4 << 20;
    /** {@code PCPU_MIN_UNIT_SIZE}: the copies of a value lie in memory of each CPU. */
    private static final int COPY_MOST = 32 << 10;
    /** {@code LPM_KEY_SIZE_MIN} and {@code LPM_KEY_SIZE_MAX}: a length of 4 bytes, and the bytes of the prefix. */
    private static final int PREFIX_LEAST = 5;
    private static final int PREFIX_MOST = 260;
    /** {@code MAX_BPF_STACK}: where a program keeps a key. */
    private static final int STACK = 512;
    /**
     * {@code PERF_MAX_STACK_DEPTH} addresses, as deep as the kernel looks: kernel.perf_event_max_stack of sysctl(8).
     */
    static final int DEEPEST = 127 * Long.BYTES;
    /** {@code struct bpf_cgroup_storage_key}, with its padding. */
    static final int CGROUP_KEY = 16;

    @SafeVarargs
    private static Optional<Requirement> first(Supplier<Optional<Requirement>>... checks) {
        for (Supplier<Optional<Requirement>> check : checks) {
            Optional<Requirement> unmet = check.get();
            if (unmet.isPresent()) {
                return unmet;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Requirement> keyed(MapShape.Keyed shape) {
        boolean ofCgroups = map.form().type() == MapType.CGROUP_STORAGE
                || map.form().type() == MapType.PERCPU_CGROUP_STORAGE;
        return ofCgroups
                ? first(() -> map.anyKey(Long.BYTES, CGROUP_KEY, "struct bpf_cgroup_storage_key or __u64"),
                        () -> map.anyValue(shape.perCpu() ? COPY_MOST : 4096),
                        () -> map.noEntries("each cgroup has its own"))
                : first(() -> map.anyKey(1, ENTRY_MOST, "a key"),
                        () -> map.anyValue(shape.perCpu() ? COPY_MOST : ENTRY_MOST));
    }

    @Override
    public Optional<Requirement> indexed(MapShape.Indexed shape) {
        return first(() -> map.key(4, "the index of an entry"),
                () -> map.anyValue(shape.perCpu() ? COPY_MOST : Integer.MAX_VALUE));
    }

    @Override
    public Optional<Requirement> trie(MapShape.Trie shape) {
        return first(
                () -> map.anyKey(PREFIX_LEAST, PREFIX_MOST,
                        "a length in bits, 4 bytes, then at most 256 bytes",
                        "__type(key, struct { __u32 prefixlen; __u8 data[4]; });"),
                () -> map.anyValue(ENTRY_MOST), map::notPreallocated);
    }

    @Override public Optional<Requirement> programs(MapShape.Programs shape) { return numbered("a program's number"); }

    @Override
    public Optional<Requirement> maps(MapShape.Maps shape) {
        return shape.indexed()
                ? numbered("a map's number")
                : first(() -> map.anyKey(1, ENTRY_MOST, "a key"), () -> map.value("a map", 4));
    }

    @Override
    public Optional<Requirement> devices(MapShape.Devices shape) {
        return first(() -> map.key(4, "a number"),
                () -> map.value("an interface's number, or 8 bytes, struct bpf_devmap_val", 4, 8));
    }

    @Override
    public Optional<Requirement> cpus(MapShape.Cpus shape) {
        return first(() -> map.key(4, "a CPU's number"),
                () -> map.value("a queue's length, or 8 bytes, struct bpf_cpumap_val", 4, 8));
    }

    @Override
    public Optional<Requirement> sockets(MapShape.Sockets shape) {
        return first(
                () -> shape.indexed() ? map.key(4, "the index of an entry") : map.anyKey(1, STACK, "a key"),
                () -> map.value("a socket's descriptor, or 8 bytes, its cookie", 4, 8));
    }

    @Override
    public Optional<Requirement> stacks(MapShape.Stacks shape) {
        boolean whole = map.form().valueBytes() % Long.BYTES == 0
                && map.form().valueBytes() > 0
                && map.form().valueBytes() <= DEEPEST;
        return first(() -> map.key(4, "a stack's number"),
                () -> whole ? Optional.empty() : map.value("8 for each of at most 127 addresses", DEEPEST));
    }

    @Override
    public Optional<Requirement> records(MapShape.Records shape) {
        return shape.road() == MapShape.Records.Road.PERF
                ? numbered("the descriptor of an event")
                : first(() -> map.key(0, "records have no keys"),
                        () -> map.value("a record's size is what is reserved", 0));
    }

    @Override
    public Optional<Requirement> queue(MapShape.Queue shape) {
        return first(() -> map.key(0, "it has no keys"), () -> map.anyValue(ENTRY_MOST));
    }

    @Override
    public Optional<Requirement> filter(MapShape.Filter shape) {
        return first(() -> map.key(0, "it has no keys"), () -> map.anyValue(ENTRY_MOST));
    }

    @Override
    public Optional<Requirement> storage(MapShape.Storage shape) {
        return first(() -> map.key(4, "the descriptor of a " + shape.owner().word()), () -> map.anyValue(ENTRY_MOST),
                () -> map.noEntries("each " + shape.owner().word() + " has its own"), map::notPreallocated);
    }

    @Override
    public Optional<Requirement> places(MapShape.Places shape) {
        return numbered("the descriptor of a " + shape.object().word());
    }

    @Override public Optional<Requirement> functions(MapShape.Functions shape) { return Optional.empty(); }

    @Override
    public Optional<Requirement> arena(MapShape.Arena shape) {
        return first(() -> map.key(0, "it has no entries"), () -> map.value("it has no entries", 0), map::mapped);
    }

    @Override public Optional<Requirement> opaque(MapShape.Opaque shape) { return Optional.empty(); }

    private Optional<Requirement> numbered(String value) {
        return first(() -> map.key(4, "the index of an entry"), () -> map.value(value, 4));
    }
}
