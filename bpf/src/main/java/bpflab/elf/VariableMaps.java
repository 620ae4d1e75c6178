package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.map.MapType;
import java.util.List;
import java.util.Optional;

/**
 * The maps that libbpf makes of sections of variables: an array of one value ({@code bpf_object__init_internal_map} in
 * libbpf.c).
 */
final class VariableMaps {
    /** {@code BPF_F_RDONLY_PROG}. */
    private static final int PROGRAMS_ONLY_READ = 1 << 7;
    /** {@code BPF_F_MMAPABLE}. */
    private static final int MAPPED = 1 << 10;

    private VariableMaps() {}

    static List<MapSpec> of(List<Section> sections, Optional<Btf> btf) {
        return sections.stream().filter(s -> s.holdsVariables() && s.bytes() > 0).map(s -> map(s, btf)).toList();
    }

    private static MapSpec map(Section section, Optional<Btf> btf) {
        int type = btf.map(types -> types.find(Kind.DATASEC, section.name()).orElse(0)).orElse(0);
        int flags = (section.name().startsWith(".rodata") ? PROGRAMS_ONLY_READ : 0)
                | (type != 0 && isShared(btf.get(), type) ? MAPPED : 0);
        int bytes = (int) Math.min(section.bytes(), Integer.MAX_VALUE);
        return new MapSpec(section.name(), MapType.ARRAY, Integer.BYTES, bytes, 1, flags, 0, type, false);
    }

    /** Only variables that are not static can be meant for others to map ({@code map_is_mmapable} in libbpf.c). */
    private static boolean isShared(Btf types, int section) {
        return ((Type.Section) types.type(section)).variables().stream().map(place -> types.type(place.variable()))
                .anyMatch(type -> type instanceof Type.Variable variable && !variable.isStatic());
    }
}
