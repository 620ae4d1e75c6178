package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a legacy map as today's C, member by member, so that comments and lines stay where they are. */
final class MapWriter {
    /** Members by their legacy names, and what they are called today. */
    private static final Map<String, String> TODAY = Map.ofEntries(
            Map.entry("type", "type"), Map.entry("map_type", "type"), Map.entry("max_entries", "max_entries"),
                    Map.entry("max_elem", "max_entries"),
            Map.entry("map_flags", "map_flags"), Map.entry("flags", "map_flags"), Map.entry("numa_node", "numa_node"));
    private static final Map<String, String> SIZES = Map.of(
            "key_size", "key", "size_key", "key", "value_size", "value", "size_value", "value");

    private static final Pattern FILES = Pattern.compile("BPF_MAP_TYPE_(?:PROG|PERF_EVENT|CGROUP)_ARRAY");

    private final Original source;
    private final TypeNames types;
    private final InnerMaps inner;
    private final Draft draft;

    MapWriter(Original source, TypeNames types, List<LegacyMap> maps, Draft draft) {
        this.source = source;
        this.types = types;
        this.inner = new InnerMaps(source, maps);
        this.draft = draft;
    }

    /** The whole definition. */
    String today(LegacyMap map) {
        String programs = inner.tails(map).stream().map(tail -> tail.declaration() + "\n").distinct()
                .collect(Collectors.joining());
        return programs + "struct {" + map.declared() + members(map, inner.template(map)) + "} " + map.name()
                + " SEC(\".maps\")"
                + inner.content(map) + ";";
    }

    /** From behind the brace that opens to before the one that closes. */
    private String members(LegacyMap map, Optional<LegacyMap> template) {
        StringBuilder text = new StringBuilder();
        int at = source.token(map.open()).to();
        for (LegacyMap.Field field : map.fields()) {
            text.append(source.between(at, source.token(field.from()).from()));
            String member = member(map, field, template.isPresent() || !inner.tails(map).isEmpty());
            text.append(member);
            boolean comma = source.token(field.to()).is(",");
            at = comma ? source.token(field.to()).to() : source.token(field.to() - 1).to();
            at = member.isEmpty() ? withoutLine(text, at) : at;
        }
        template.ifPresent(of -> text.append(values(of, indent(map))));
        text.append(loaders(map));
        text.append(inner.tails(map).isEmpty() ? "" : indent(map) + "__array(values, int (void *));");
        return text.append(source.between(at, source.token(map.close()).from())).toString();
    }

    /**
     * Where nothing is left on a line but blanks, the line goes.
     *
     * @return where the original goes on
     */
    private int withoutLine(StringBuilder text, int at) {
        int begin = text.lastIndexOf("\n") + 1;
        int end = source.nextLine(at);
        if (text.substring(begin).isBlank() && source.between(at, end).isBlank() && begin > 0) {
            text.setLength(begin);
            return end;
        }
        return at;
    }

    private String indent(LegacyMap map) {
        int open = source.token(map.open()).to();
        int first = map.fields().isEmpty() ? open : source.token(map.fields().get(0).from()).from();
        String between = source.between(open, first);
        return between.contains("\n") ? between.substring(between.lastIndexOf('\n')) : " ";
    }

    /** What loaders in Go put in by themselves (map.go of goebpf and of cilium/ebpf). */
    private String loaders(LegacyMap map) {
        StringBuilder more = new StringBuilder();
        if (holdsFiles(map)) {
            Stream.of("key", "value").filter(of -> lacksSize(map, of))
                    .forEach(of -> more.append(indent(map)).append(ofFile(of)));
        }
        if (map.field("map_type").filter(type -> source.token(type.value()).text().endsWith("_LPM_TRIE")).isPresent()
                && map.field("map_flags").isEmpty()) {
            more.append(indent(map)).append("__uint(map_flags, BPF_F_NO_PREALLOC);");
        }
        return more.toString();
    }

    private static boolean lacksSize(LegacyMap map, String of) {
        return map.field(of + "_size").isEmpty() && map.field("size_" + of).isEmpty()
                && !map.declared().contains("__type(" + of);
    }

    /** An array of what file descriptors stand for, whose keys and values have one size only (fd_array_map_ops). */
    private boolean holdsFiles(LegacyMap map) {
        return map.field("type").or(() -> map.field("map_type"))
                .filter(type -> FILES.matcher(source.token(type.value()).text()).matches()).isPresent();
    }

    private static String ofFile(String of) {
        return "__uint(" + of + "_size, sizeof(int));";
    }

    /** In one line: what stood beside the members of the other map is there. */
    private String values(LegacyMap of, String indent) {
        String members = of.fields().stream().map(field -> member(of, field, false))
                .filter(member -> !member.isEmpty() && !member.startsWith("__uint(pinning"))
                .collect(Collectors.joining(" "));
        return indent + "__array(values, struct { " + members + " });";
    }

    private String member(LegacyMap map, LegacyMap.Field field, boolean outer) {
        String value = source.written(field.value(), field.to());
        if (TODAY.containsKey(field.name())) {
            return "__uint(" + TODAY.get(field.name()) + ", " + value + ");";
        }
        if (SIZES.containsKey(field.name())) {
            String of = SIZES.get(field.name());
            return outer && of.equals("value") ? ""
                    : value.equals("0") && holdsFiles(map) ? ofFile(of) : size(of, field, value);
        }
        if (field.name().equals("pinning") || field.name().equals("persistent_path")) {
            return pinning(map, field, value);
        }
        if (!InnerMaps.MEMBERS.contains(field.name()) && !field.name().equals("namespace")) {
            draft.leave(source.token(field.from()).from(), "." + field.name() + " of map " + map.name(),
                    "no loader of today knows such a member", "look up what it meant to the loader of its time");
        }
        return "";
    }

    private String size(String of, LegacyMap.Field field, String value) {
        boolean sizeOf = source.token(field.value()).is("sizeof") && source.token(field.value() + 1).is("(")
                && source.closing(field.value() + 1) == field.to() - 1;
        // a comma would begin the next argument of __type()
        boolean oneArgument = source.tokens().subList(field.value(), field.to()).stream().noneMatch(t -> t.is(","));
        return sizeOf && oneArgument && types.isType(source, field.value() + 2, field.to() - 1)
                ? "__type(" + of + ", " + source.written(field.value() + 2, field.to() - 1) + ");"
                : "__uint(" + of + "_size, " + value + ");";
    }

    /** {@code PIN_NONE} is 0; all others are pinned below a folder that iproute2 chose. */
    private String pinning(LegacyMap map, LegacyMap.Field field, String value) {
        if (value.equals("0") || value.equals("PIN_NONE")) {
            return "";
        }
        if (value.equals("PIN_OBJECT_NS")) {
            draft.limit(source.token(field.from()).from(), "tc and ip pinned " + map.name()
                    + " for the programs of this object file alone; loaded together they share it without a pin");
            return "";
        }
        boolean path = source.token(field.value()).kind() == Token.Kind.STRING;
        String pinned = path ? "goebpf pinned " + map.name() + " as " + source.token(field.value()).content()
                : "tc and ip pinned " + map.name() + " as /sys/fs/bpf/tc/globals/" + map.name() + " (" + value + ")";
        draft.limit(source.token(field.from()).from(), pinned + "; libbpf pins it as /sys/fs/bpf/" + map.name());
        return "__uint(pinning, LIBBPF_PIN_BY_NAME);";
    }
}
