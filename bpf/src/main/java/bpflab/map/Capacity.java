package bpflab.map;

import java.util.Locale;

/** How much fits into a map, in words: what {@code max_entries} counts depends on the shape. */
record Capacity(MapInfo info) implements MapShape.Cases<String> {
    @Override
    public String keyed(MapShape.Keyed shape) {
        boolean ofCgroups = info.type() == MapType.CGROUP_STORAGE || info.type() == MapType.PERCPU_CGROUP_STORAGE;
        return ofCgroups ? "one for each cgroup" : atMost();
    }

    @Override public String indexed(MapShape.Indexed shape) { return entries(); }

    @Override public String trie(MapShape.Trie shape) { return atMost(); }

    @Override public String programs(MapShape.Programs shape) { return atMost(); }

    @Override public String maps(MapShape.Maps shape) { return atMost(); }

    @Override public String devices(MapShape.Devices shape) { return atMost(); }

    @Override public String cpus(MapShape.Cpus shape) { return atMost(); }

    @Override public String sockets(MapShape.Sockets shape) { return atMost(); }

    @Override public String stacks(MapShape.Stacks shape) { return atMost(); }

    @Override public String queue(MapShape.Queue shape) { return atMost(); }

    @Override public String filter(MapShape.Filter shape) { return "made for " + entries(); }

    @Override public String storage(MapShape.Storage shape) { return "one for each " + shape.owner().word(); }

    @Override public String places(MapShape.Places shape) { return atMost(); }

    @Override public String functions(MapShape.Functions shape) { return "one set of functions"; }

    @Override public String arena(MapShape.Arena shape) { return count("page", "pages"); }

    @Override
    public String records(MapShape.Records shape) {
        return shape.road() == MapShape.Records.Road.PERF
                ? "up to " + count("buffer", "buffers")
                : count("byte", "bytes");
    }

    @Override
    public String opaque(MapShape.Opaque shape) {
        return atMost();
    }

    private String atMost() {
        return "up to " + entries();
    }

    private String entries() {
        return count("entry", "entries");
    }

    private String count(String one, String many) {
        long number = Integer.toUnsignedLong(info.maxEntries());
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
