package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.map.MapType;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The maps of section {@code .maps}: variables whose type says it all ({@code parse_btf_map_def} in libbpf.c). A number
 * is hidden in a pointer to an array of that many, {@code int (*max_entries)[1024]}: that is what {@code __uint} makes;
 * {@code __type} makes a pointer.
 */
final class DefinedMaps {
    private static final String SECTION = ".maps";
    private static final String TODAY =
            ":load FILE.c   # its C file, which is translated\n:translate FILE.c   # shows it in today's C, "
                    + "where a map is a struct { __uint(type, BPF_MAP_TYPE_HASH); … } name SEC(\".maps\")";
    /** The values of a map of maps or programs: one descriptor each. */
    private static final int DESCRIPTOR_BYTES = 4;
    /** {@code LIBBPF_PIN_BY_NAME}. */
    private static final int PIN_BY_NAME = 1;

    private final Elf elf;
    private final Btf btf;

    private DefinedMaps(Elf elf, Btf btf) {
        this.elf = elf;
        this.btf = btf;
    }

    /**
     * In the order of the file.
     *
     * @throws TroubleException maps are defined as before libbpf 1.0, or their types are missing
     */
    static List<MapSpec> of(Elf elf, Optional<Btf> btf) {
        String name = elf.image().name();
        if (elf.sections().stream().anyMatch(s -> s.name().equals("maps") || s.name().startsWith("maps/"))) {
            throw ElfErrors.unreadable(
                    name, "its maps are defined by struct bpf_map_def in section maps, which libbpf 1.0 no longer "
                            + "takes", TODAY);
        }
        Optional<Section> section = elf.section(SECTION);
        if (section.isEmpty()) {
            return List.of();
        }
        if (btf.isEmpty()) {
            throw ElfErrors.unreadable(name, "its maps are described by types, and it has none: " + untyped(elf),
                    ":compile FILE.c   # makes an object with types");
        }
        return new DefinedMaps(elf, btf.get()).in(section.get());
    }

    /** GCC's {@code -g} writes DWARF alone; clang's writes BTF for BPF, too, and {@code llvm-strip} takes it away. */
    private static String untyped(Elf elf) {
        boolean gcc = elf.section(".comment")
                .filter(comment -> StandardCharsets.US_ASCII.decode(elf.image().data(comment)).toString()
                        .contains("GCC:"))
                .isPresent();
        return gcc ? "GCC keeps them with -gbtf only"
                : "it was compiled without -g, which keeps them, or stripped of them";
    }

    private List<MapSpec> in(Section section) {
        int id = btf.find(Kind.DATASEC, SECTION)
                .orElseThrow(() -> ElfErrors.inconsistent(elf.image().name(), "its types do not know section .maps"));
        return ((Type.Section) btf.type(id)).variables().stream().map(place -> btf.type(place.variable()))
                .filter(Type.Variable.class::isInstance).map(Type.Variable.class::cast)
                .sorted((a, b) -> Long.compare(placeIn(section, a.name()), placeIn(section, b.name())))
                        .map(this::map)
                        .toList();
    }

    /** The types of an object do not say where in the section a variable is; its symbol does. */
    private long placeIn(Section section, String variable) {
        for (Symbol symbol : elf.symbols()) {
            if (symbol.section() == section.index() && symbol.name().equals(variable)) {
                return symbol.value();
            }
        }
        return 0;
    }

    private MapSpec map(Type.Variable variable) {
        if (variable.isStatic()) {
            throw ElfErrors.unreadable(
                    elf.image().name(),
                            "map " + variable.name() + " is static, and libbpf takes only maps that are not",
                    "take the word static away from " + variable.name());
        }
        if (!(btf.plain(variable.type()) instanceof Type.Composite definition)) {
            throw ElfErrors.unreadable(elf.image().name(), "map " + variable.name() + " is not a struct", TODAY);
        }
        int key = type(definition, "key");
        int value = type(definition, "value");
        int keyBytes = key == 0 ? number(definition, "key_size") : bytes(variable.name(), "key", key);
        return new MapSpec(
                variable.name(), MapType.of(number(definition, "type")), keyBytes,
                value == 0 ? valueBytes(definition) : bytes(variable.name(), "value", value),
                number(definition, "max_entries"), number(definition, "map_flags"), key, value,
                number(definition, "pinning") == PIN_BY_NAME);
    }

    /** A struct that is declared and not defined has no size. */
    private int bytes(String map, String what, int type) {
        if (btf.plain(type) instanceof Type.Forward forward) {
            String name = (forward.union() ? "union " : "struct ") + forward.name();
            throw ElfErrors.unreadable(
                    elf.image().name(),
                            "the " + what + " of map " + map + " is a " + name
                            + ", which is declared and nowhere defined, so it has no size",
                    "include the header that defines " + name + ", or define it above the map");
        }
        return btf.size(type);
    }

    private int valueBytes(Type.Composite definition) {
        return member(definition, "values").isPresent() ? DESCRIPTOR_BYTES : number(definition, "value_size");
    }

    private Optional<Type.Member> member(Type.Composite definition, String name) {
        return definition.members().stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** 0 when there is no such member. */
    private int number(Type.Composite definition, String name) {
        Optional<Type.Member> member = member(definition, name);
        if (member.isEmpty()) {
            return 0;
        }
        if (btf.plain(member.get().type()) instanceof Type.Pointer pointer
                && btf.plain(pointer.target()) instanceof Type.Array array) {
            return (int) array.length();
        }
        throw ElfErrors.unreadable(
                elf.image().name(), "member " + name + " of a map is no number", "write it as __uint(" + name + ", …)");
    }

    /** The id of the type that a member points at, 0 when there is no such member. */
    private int type(Type.Composite definition, String name) {
        Optional<Type.Member> member = member(definition, name);
        if (member.isEmpty()) {
            return 0;
        }
        if (btf.plain(member.get().type()) instanceof Type.Pointer pointer) {
            return pointer.target();
        }
        throw ElfErrors.unreadable(
                elf.image().name(), "member " + name + " of a map is no type", "write it as __type(" + name + ", …)");
    }
}
