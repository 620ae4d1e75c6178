package bpflab.map;

import bpflab.trouble.Trouble;

/** How each shape is read: what kernel/bpf/syscall.c, bpf_map_copy_value, and the kinds' own operations allow. */
record ReadingRules(MapInfo info, String name) implements MapShape.Cases<Reading> {
    private static final Reading ENTRIES = new Reading.Entries();
    /** {@code sock_map_lookup_sys} in net/core/sock_map.c and {@code bpf_fd_reuseport_array_lookup_elem}. */
    private static final int COOKIE_BYTES = 8;

    @Override public Reading keyed(MapShape.Keyed shape) { return ENTRIES; }

    @Override public Reading indexed(MapShape.Indexed shape) { return ENTRIES; }

    @Override public Reading trie(MapShape.Trie shape) { return ENTRIES; }

    @Override public Reading programs(MapShape.Programs shape) { return ENTRIES; }

    @Override public Reading maps(MapShape.Maps shape) { return ENTRIES; }

    @Override public Reading devices(MapShape.Devices shape) { return ENTRIES; }

    @Override public Reading cpus(MapShape.Cpus shape) { return ENTRIES; }

    @Override public Reading stacks(MapShape.Stacks shape) { return ENTRIES; }

    @Override public Reading queue(MapShape.Queue shape) { return new Reading.End(); }

    @Override
    public Reading sockets(MapShape.Sockets shape) {
        return info.valueBytes() == COOKIE_BYTES
                ? ENTRIES
                : !shape.indexed() ? new Reading.KeysAlone()
                : new Reading.Inside();
    }

    @Override
    public Reading records(MapShape.Records shape) {
        return shape.road() == MapShape.Records.Road.PERF
                ? never("a perf buffer holds records, not values: they come out once, in order",
                        ":events " + name + " --for 5s")
                : new Reading.Waiting();
    }

    @Override
    public Reading filter(MapShape.Filter shape) {
        return never("a Bloom filter keeps no values: it can only say of one whether it was perhaps put in",
                ":map peek " + name + " VALUE   # asks for it");
    }

    @Override public Reading storage(MapShape.Storage shape) { return new Reading.Owned(shape.owner()); }

    @Override public Reading places(MapShape.Places shape) { return new Reading.Inside(); }

    @Override public Reading functions(MapShape.Functions shape) { return ENTRIES; }

    @Override public Reading arena(MapShape.Arena shape) { return new Reading.Inside(); }

    @Override
    public Reading opaque(MapShape.Opaque shape) {
        return never(shape.why(), shape.hint().replace("<id>", String.valueOf(info.id())));
    }

    private Reading never(String why, String hint) {
        return new Reading.Never(Trouble.failed("cannot list the entries of " + name, why, hint));
    }
}
