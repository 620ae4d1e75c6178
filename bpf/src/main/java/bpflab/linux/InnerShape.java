package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.map.MapType;
import bpflab.map.UnsetSize;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * What shows the kernel how the maps in a map are, where its definition leaves the size to a loader. libbpf's setters
 * do not work on it ({@code map->obj} is null there, and they look into it), so it is made here and handed over.
 *
 * @param outer libbpf's map of maps, not made yet
 * @param inner its {@code inner_map}
 * @param entries the size that it gets
 */
record InnerShape(Pointer outer, Pointer inner, int entries) {
    /** {@code struct bpf_map_create_opts} of libbpf's bpf.h. */
    private static final int OPTS_BYTES = 48;
    private static final int MAP_FLAGS = 28;

    /** That of a map; empty where it has a size, needs none, or where nothing shows how it is. */
    static Optional<InnerShape> unsized(Pointer outer) {
        Pointer inner = Libbpf.bpf_map__inner_map(outer);
        if (inner == null || Libbpf.bpf_map__max_entries(inner) != 0) {
            return Optional.empty();
        }
        int entries = new UnsetSize(type(inner), Libbpf.bpf_map__value_size(inner)).entries();
        return entries == 0 ? Optional.empty() : Optional.of(new InnerShape(outer, inner, entries));
    }

    /**
     * Makes it.
     *
     * @return its descriptor, to be closed once the outer one is made; none where libbpf is to tell why
     */
    Optional<Fd> make(String name) {
        try (Memory opts = new Memory(OPTS_BYTES)) {
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setInt(MAP_FLAGS, Libbpf.bpf_map__map_flags(inner));
            int code = Libbpf.bpf_map_create(type(inner).ordinal(), null, Libbpf.bpf_map__key_size(inner),
                    Libbpf.bpf_map__value_size(inner), entries, opts);
            return code < 0 ? Optional.empty() : Optional.of(new Fd("a map as those in " + name, code).into(fd -> {
                ReturnCode.check(Libbpf.bpf_map__set_inner_map_fd(outer, code), "cannot show what is in " + name);
                return fd;
            }));
        }
    }

    private static MapType type(Pointer map) {
        return MapType.of(Libbpf.bpf_map__type(map));
    }
}
