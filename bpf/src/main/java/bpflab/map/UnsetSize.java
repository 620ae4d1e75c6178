package bpflab.map;

/**
 * The size of a map whose definition names none, since a front end was to set it before loading: libbpf leaves it at 0,
 * which the kernel takes for no kind of map that has entries.
 */
public record UnsetSize(MapType type, int valueBytes) implements MapShape.Cases<Integer> {
    private static final int ENTRIES = 10_240;
    private static final int RING_BYTES = 256 << 10;
    /** For what refers to programs, maps, devices and sockets: few are ever in it. */
    private static final int REFERENCES = 256;
    private static final int ARENA_PAGES = 256;
    /** As much as an array, which is made as a whole, may take. */
    private static final int ARRAY_BYTES = 16 << 20;

    /** The number to make it with; 0 for those that have none. */
    public int entries() {
        return type.shape().match(this);
    }

    /** The bytes of a value; 0 where that says what is in it, and nothing can be taken for what was meant. */
    public int value() {
        return type.shape() instanceof MapShape.Stacks ? Requirements.DEEPEST : 0;
    }

    @Override
    public Integer keyed(MapShape.Keyed shape) {
        boolean ofCgroups = type == MapType.CGROUP_STORAGE || type == MapType.PERCPU_CGROUP_STORAGE;
        return ofCgroups ? 0 : whole();
    }

    @Override public Integer indexed(MapShape.Indexed shape) { return whole(); }

    @Override public Integer trie(MapShape.Trie shape) { return ENTRIES; }

    @Override public Integer programs(MapShape.Programs shape) { return REFERENCES; }

    @Override public Integer maps(MapShape.Maps shape) { return REFERENCES; }

    @Override public Integer devices(MapShape.Devices shape) { return REFERENCES; }

    @Override public Integer cpus(MapShape.Cpus shape) { return Runtime.getRuntime().availableProcessors(); }

    @Override public Integer sockets(MapShape.Sockets shape) { return REFERENCES; }

    @Override public Integer stacks(MapShape.Stacks shape) { return ENTRIES; }

    /** Of a perf event array libbpf itself takes as many as there are CPUs. */
    @Override
    public Integer records(MapShape.Records shape) {
        return shape.road() == MapShape.Records.Road.PERF ? 0 : RING_BYTES;
    }

    @Override public Integer queue(MapShape.Queue shape) { return whole(); }

    @Override public Integer filter(MapShape.Filter shape) { return ENTRIES; }

    @Override public Integer storage(MapShape.Storage shape) { return 0; }

    @Override public Integer places(MapShape.Places shape) { return REFERENCES; }

    @Override public Integer functions(MapShape.Functions shape) { return 0; }

    @Override public Integer arena(MapShape.Arena shape) { return ARENA_PAGES; }

    @Override public Integer opaque(MapShape.Opaque shape) { return REFERENCES; }

    private int whole() {
        return Math.max(1, Math.min(ENTRIES, ARRAY_BYTES / Math.max(1, valueBytes)));
    }
}
