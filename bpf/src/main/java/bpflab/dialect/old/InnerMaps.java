package bpflab.dialect.old;

import bpflab.dialect.Original;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Maps in maps: iproute2 joins them by {@code id}, {@code inner_id} and {@code inner_idx} (lib/bpf_legacy.c), the
 * kernel's samples by the place of the inner map among all, {@code inner_map_idx} (samples/bpf/bpf_load.c), goebpf by
 * its name, {@code inner_map_def}.
 */
record InnerMaps(Original source, List<LegacyMap> maps) {
    static final Set<String> MEMBERS = Set.of("id", "inner_id", "inner_idx", "inner_map_idx", "inner_map_def");

    /** The map that those in this one are like; empty when it holds no maps. */
    Optional<LegacyMap> template(LegacyMap outer) {
        boolean holds = value(outer, "type")
                .or(() -> value(outer, "map_type"))
                .filter(type -> type.endsWith("_OF_MAPS"))
                .isPresent();
        Optional<LegacyMap> byPlace = value(outer, "inner_map_idx")
                .filter(index -> index.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(index -> index < maps.size())
                .map(maps::get);
        Optional<LegacyMap> byId = value(outer, "inner_id").flatMap(id -> maps.stream()
                .filter(map -> value(map, "id").filter(id::equals).isPresent())
                .findFirst());
        Optional<LegacyMap> byName = value(outer, "inner_map_def").flatMap(name -> maps.stream()
                .filter(map -> name.equals("&" + map.name()))
                .findFirst());
        return holds ? byId.or(() -> byPlace).or(() -> byName) : Optional.empty();
    }

    /** What the map holds from the beginning: the inner maps that name a place in it, where they stand before it. */
    String content(LegacyMap outer) {
        Optional<String> id = value(outer, "inner_id");
        StringBuilder content = new StringBuilder();
        for (LegacyMap map : maps) {
            boolean inner = id.isPresent() && map.from() < outer.from() && value(map, "id").equals(id);
            value(map, "inner_idx").filter(index -> inner)
                    .ifPresent(index -> content.append(content.length() == 0 ? "" : ", ")
                            .append('[').append(index).append("] = (void *)&").append(map.name()));
        }
        tails(outer).forEach(tail -> content.append(content.length() == 0 ? "" : ", ")
                .append('[').append(tail.key()).append("] = (void *)&").append(tail.name()));
        return content.length() == 0 ? "" : " = { .values = { " + content + " } }";
    }

    /** The programs that iproute2 put into the map. */
    List<Tail> tails(LegacyMap map) {
        Optional<String> id = value(map, "id");
        return Tail.all(source).stream().filter(tail -> id.filter(tail.id()::equals).isPresent()).toList();
    }

    private Optional<String> value(LegacyMap map, String member) {
        return map.field(member).map(field -> source.written(field.value(), field.to()));
    }
}
