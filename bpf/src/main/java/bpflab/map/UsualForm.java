package bpflab.map;

/** What a map of a kind is made with when nobody says more: what the kernel asks for, else numbers. */
public record UsualForm(MapType type) implements MapShape.Cases<MapForm> {
    private static final int NUMBER = 4;
    private static final int WIDE_NUMBER = 8;
    private static final int STACK_FRAMES = 127;

    /** The form. */
    public MapForm form() {
        return type.shape().match(this);
    }

    @Override
    public MapForm keyed(MapShape.Keyed shape) {
        boolean ofCgroups = type == MapType.CGROUP_STORAGE || type == MapType.PERCPU_CGROUP_STORAGE;
        return form(ofCgroups ? Requirements.CGROUP_KEY : NUMBER, WIDE_NUMBER, 0);
    }

    @Override public MapForm indexed(MapShape.Indexed shape) { return form(NUMBER, WIDE_NUMBER, 0); }

    /** {@code trie_alloc} in kernel/bpf/lpm_trie.c takes no other. */
    @Override
    public MapForm trie(MapShape.Trie shape) {
        return form(Keys.LENGTH_BYTES + NUMBER, WIDE_NUMBER, Requirement.NO_PREALLOC);
    }

    @Override public MapForm programs(MapShape.Programs shape) { return form(NUMBER, NUMBER, 0); }

    @Override public MapForm maps(MapShape.Maps shape) { return form(NUMBER, NUMBER, 0); }

    @Override public MapForm devices(MapShape.Devices shape) { return form(NUMBER, NUMBER, 0); }

    @Override public MapForm cpus(MapShape.Cpus shape) { return form(NUMBER, NUMBER, 0); }

    @Override public MapForm sockets(MapShape.Sockets shape) { return form(NUMBER, WIDE_NUMBER, 0); }

    @Override public MapForm stacks(MapShape.Stacks shape) { return form(NUMBER, STACK_FRAMES * WIDE_NUMBER, 0); }

    @Override
    public MapForm records(MapShape.Records shape) {
        return shape.road() == MapShape.Records.Road.PERF ? form(NUMBER, NUMBER, 0) : form(0, 0, 0);
    }

    @Override public MapForm queue(MapShape.Queue shape) { return form(0, WIDE_NUMBER, 0); }

    @Override public MapForm filter(MapShape.Filter shape) { return form(0, WIDE_NUMBER, 0); }

    @Override
    public MapForm storage(MapShape.Storage shape) {
        return form(NUMBER, WIDE_NUMBER, Requirement.NO_PREALLOC);
    }

    @Override public MapForm places(MapShape.Places shape) { return form(NUMBER, NUMBER, 0); }

    @Override public MapForm functions(MapShape.Functions shape) { return form(NUMBER, NUMBER, 0); }

    /** {@code arena_map_alloc} in kernel/bpf/arena.c takes no other. */
    @Override public MapForm arena(MapShape.Arena shape) { return form(0, 0, Requirement.MMAPABLE); }

    @Override public MapForm opaque(MapShape.Opaque shape) { return form(NUMBER, NUMBER, 0); }

    private MapForm form(int key, int value, int flags) {
        return new MapForm(type, key, value, new UnsetSize(type, value).entries(), flags);
    }
}
