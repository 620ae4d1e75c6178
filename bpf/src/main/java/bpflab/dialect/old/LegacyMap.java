package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A map as it was defined before BTF: {@code struct bpf_map_def SEC("maps") name = { .type = ..., };}, with whatever
 * struct its loader read; as goebpf's macro has it: {@code BPF_MAP_DEF(name) = { ... };}; or as the first maps with BTF
 * were: {@code struct { __u32 type; int *key; } name SEC(".maps") = { .type = ..., };}.
 *
 * @param from the index of its first token
 * @param to the index behind its last one
 * @param name the map's
 * @param open the index of the brace that begins the values
 * @param close the index of the brace that ends them
 * @param fields in their order
 * @param declared what the struct of the first maps with BTF says of the types, as today's C; empty for all others
 */
record LegacyMap(int from, int to, String name, int open, int close, List<Field> fields, String declared) {
    /** goebpf's, which stands for a struct in the section maps; the other one exports its name. */
    private static final String GOEBPFS = "BPF_MAP_DEF";
    private static final String EXPORT = "BPF_MAP_ADD";
    private static final Set<String> FIRST = Set.of("key", "value");
    /** What stands nowhere between a map's type and its values; a directive that ends begins the next with its sign. */
    private static final Set<String> ENDS = Set.of("{", "}", "[", ")", ",", "#");

    /**
     * In the order of the structs: {@code tools/lib/bpf/bpf_helpers.h} of Linux 5, {@code include/bpf_elf.h} of
     * iproute2.
     */
    private static final List<String> LIBBPFS = List.of(
            "type", "key_size", "value_size", "max_entries", "map_flags", "inner_map_idx", "numa_node");
    private static final List<String> IPROUTES = List.of(
            "type", "size_key", "size_value", "max_elem", "flags", "id", "pinning", "inner_id", "inner_idx");

    /**
     * One value.
     *
     * @param name the member
     * @param from the index of its first token, the dot
     * @param value the index of the first token of the value
     * @param to the index behind the value
     */
    record Field(String name, int from, int value, int to) {}

    /** All of a text, in its order. */
    static List<LegacyMap> all(Original source) {
        MapSections sections = new MapSections(source);
        List<LegacyMap> maps = new ArrayList<>();
        for (int i = 0; i + 1 < source.tokens().size(); i++) {
            Optional<LegacyMap> map = source.token(i).is(GOEBPFS) ? goebpfs(source, i)
                    : source.token(i).is("struct") || beginsAlias(source, i) ? at(source, sections, i)
                    : Optional.empty();
            map.ifPresent(maps::add);
            i = map.map(found -> found.to - 1).orElse(i);
        }
        return maps;
    }

    /** Whether a definition may begin here whose type is another name of the struct: {@code bpf_map_def_t hits …}. */
    private static boolean beginsAlias(Original source, int at) {
        Token before = source.token(at - 1);
        return source.token(at).kind() == Token.Kind.NAME && !source.token(at).directive()
                && !source.token(at + 1).is("(")
                && (at == 0 || before.directive() || before.is(";") || before.is("}") || before.is(")")
                        || before.is("static"));
    }

    /** The value of a member. */
    Optional<Field> field(String member) {
        return fields.stream().filter(field -> field.name.equals(member)).findFirst();
    }

    /** @param type the index of {@code struct}, or of the only name of the type */
    private static Optional<LegacyMap> at(Original source, MapSections sections, int type) {
        boolean tagged = source.token(type).is("struct");
        boolean bare = tagged && source.token(type + 1).is("{");
        int body = bare ? source.closing(type + 1) : tagged ? type + 1 : type;
        int section = sections.before(type);
        List<String> names = new ArrayList<>();
        boolean mapped = section >= 0 && !bare;
        int at = body + 1;
        for (; body >= 0 && !source.token(at).is("=") && !source.token(at).is(";")
                && !source.token(at).text().isEmpty(); at++) {
            Token token = source.token(at);
            if (ENDS.contains(token.text()) || isDirective(source, type, at)) {
                return Optional.empty();
            }
            if (token.kind() == Token.Kind.NAME && source.token(at + 1).is("(")) {
                int end = source.closing(at + 1);
                mapped |= sections.says(at, Math.max(at, end), bare);
                at = end < 0 ? at : end;
            } else if (sections.isMark(token)) {
                mapped |= !bare;
            } else if (token.kind() == Token.Kind.NAME && !token.is("__attribute__")) {
                names.add(token.text());
            }
        }
        int close = body >= 0 && source.token(at + 1).is("{") ? source.closing(at + 1) : -1;
        boolean values = !bare || source.token(at + 2).is(".") && source.token(at + 3).is("type");
        boolean alone = close > 0 && !source.token(close + 1).is(",");
        return mapped && values && !names.isEmpty() && alone
                ? Optional.of(whole(source, section < 0 ? type : section, type, named(source, names), at + 1, close))
                : Optional.empty();
    }

    /** Of the names in front of the values the last one that is no macro of the text: those are attributes. */
    private static String named(Original source, List<String> names) {
        List<String> known = names.size() > 1 ? source.macros().toList() : List.of();
        return names.stream().filter(name -> !known.contains(name)).reduce((first, last) -> last)
                .orElse(names.get(names.size() - 1));
    }

    private static Optional<LegacyMap> goebpfs(Original source, int at) {
        boolean defined = source.token(at + 1).is("(")
                && source.token(at + 3).is(")") && source.token(at + 4).is("=") && source.token(at + 5).is("{");
        int close = defined ? source.closing(at + 5) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        int to = source.token(close + 1).is(";") ? close + 2 : close + 1;
        boolean exported = source.token(to).is(EXPORT) && source.token(to + 1).is("(")
                && source.token(to + 4).is(";");
        return Optional.of(new LegacyMap(
                at, exported ? to + 5 : to, source.token(at + 2).text(), at + 5, close,
                fields(source, at + 5, close, LIBBPFS), ""));
    }

    /** The indexes of sections of maps that are none of these: nobody knows how they are meant. */
    static IntStream unknown(Original source, List<LegacyMap> maps) {
        return new MapSections(source).all()
                .filter(at -> maps.stream().noneMatch(map -> map.from <= at && at < map.to));
    }

    /** Whether a token is of a directive within a map: a map in a macro's text is all of one. */
    private static boolean isDirective(Original source, int map, int at) {
        return source.token(at).directive() && !source.token(map).directive();
    }

    private static LegacyMap whole(Original source, int begin, int struct, String name, int open, int close) {
        int from = source.token(begin - 1).is("static") ? begin - 1 : begin;
        List<String> order = source.token(struct + 1).is("bpf_elf_map") ? IPROUTES : LIBBPFS;
        int to = source.token(close + 1).is(";") ? close + 2 : close + 1;
        return new LegacyMap(
                from, to, name, open, close, fields(source, open, close, order), declared(source, struct + 1));
    }

    /** {@code int *key;} of the first maps with BTF, as {@code __type(key, int);}. */
    private static String declared(Original source, int open) {
        StringBuilder types = new StringBuilder();
        int close = source.token(open).is("{") ? source.closing(open) : open;
        int begin = open + 1;
        for (int i = begin; i < close; i++) {
            if (source.token(i).is(";")) {
                if (source.token(i - 2).is("*") && FIRST.contains(source.token(i - 1).text())) {
                    types.append("\n\t__type(").append(source.token(i - 1).text()).append(", ")
                            .append(source.written(begin, i - 2)).append(");");
                }
                begin = i + 1;
            }
        }
        return types.toString();
    }

    private static List<Field> fields(Original source, int open, int close, List<String> order) {
        List<Field> fields = new ArrayList<>();
        int at = open + 1;
        while (at < close) {
            if (isDirective(source, open, at)) {
                at++; // #if picks among members: its lines stay where they are
                continue;
            }
            int end = end(source, open, at, close);
            if (source.token(at).is(".") && source.token(at + 2).is("=")) {
                fields.add(new Field(source.token(at + 1).text(), at, at + 3, end));
            } else if (source.token(at + 1).is(":")) {
                fields.add(new Field(source.token(at).text(), at, at + 2, end));
            } else if (fields.size() < order.size()) {
                fields.add(new Field(order.get(fields.size()), at, at, end));
            }
            at = isDirective(source, open, end) ? end : end + 1;
        }
        return fields;
    }

    /** The index of the comma behind a value, or of the brace or the directive behind it. */
    private static int end(Original source, int open, int from, int close) {
        int at = from;
        while (at < close && !source.token(at).is(",") && !isDirective(source, open, at)) {
            boolean opens = source.token(at).is("(") || source.token(at).is("[") || source.token(at).is("{");
            int end = opens ? source.closing(at) : at;
            at = Math.max(at, end) + 1;
        }
        return Math.min(at, close);
    }
}
