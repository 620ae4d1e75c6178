package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a file says it takes from the kernel: libbpf looks for these names in the sections that only BTF has. */
final class Externs {
    private final Map<String, Relocation.Kind> kinds = new HashMap<>();

    Externs(Optional<Btf> btf) {
        btf.ifPresent(types -> {
            add(types, ".ksyms", Relocation.Kind.KSYM);
            add(types, ".kconfig", Relocation.Kind.KCONFIG);
        });
    }

    private void add(Btf types, String section, Relocation.Kind kind) {
        types.find(Kind.DATASEC, section).ifPresent(id -> {
            for (Type.Place place : ((Type.Section) types.type(id)).variables()) {
                Type named = types.type(place.variable());
                kinds.put(named.name(), named instanceof Type.Function ? Relocation.Kind.KFUNC : kind);
            }
        });
    }

    /** What a name is that no section of the file has. */
    Relocation.Kind kind(String name) {
        return kinds.getOrDefault(name, Relocation.Kind.UNKNOWN);
    }
}
