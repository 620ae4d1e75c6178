package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A map as it was defined before BTF: {@code struct bpf_map_def SEC("maps") name = { .type = ..., };}.
 *
 * @param from the index of its first token
 * @param to the index behind its last one
 * @param name the map's
 * @param open the index of the brace that begins the values
 * @param close the index of the brace that ends them
 * @param fields in their order
 */
record LegacyMap(int from, int to, String name, int open, int close, List<Field> fields) {
    /** libbpf's own, and that of iproute2. */
    static final Set<String> STRUCTS = Set.of("bpf_map_def", "bpf_elf_map");

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
        List<LegacyMap> maps = new ArrayList<>();
        for (int i = 0; i + 1 < source.tokens().size(); i++) {
            if (source.token(i).is("struct") && STRUCTS.contains(source.token(i + 1).text())) {
                Optional<LegacyMap> map = at(source, i);
                map.ifPresent(maps::add);
                i = map.map(found -> found.to - 1).orElse(i);
            }
        }
        return maps;
    }

    /** The value of a member. */
    Optional<Field> field(String member) {
        return fields.stream().filter(field -> field.name.equals(member)).findFirst();
    }

    private static Optional<LegacyMap> at(Original source, int struct) {
        String name = "";
        boolean mapped = false;
        int at = struct + 2;
        for (; !source.token(at).is("=") && !source.token(at).is(";") && !source.token(at).text().isEmpty(); at++) {
            Token token = source.token(at);
            if (token.is("{")) {
                return Optional.empty();
            }
            if (token.kind() == Token.Kind.NAME && source.token(at + 1).is("(")) {
                int end = source.closing(at + 1);
                mapped |= isMaps(source, at, end);
                at = end < 0 ? at : end;
            } else if (token.text().equals("__section_maps")) {
                mapped = true;
            } else if (token.kind() == Token.Kind.NAME && !token.is("__attribute__")) {
                name = token.text();
            }
        }
        int close = source.token(at + 1).is("{") ? source.closing(at + 1) : -1;
        return mapped && !name.isEmpty() && close > 0
                ? Optional.of(whole(source, struct, name, at + 1, close))
                : Optional.empty();
    }

    private static boolean isMaps(Original source, int from, int to) {
        return source.tokens().subList(from, Math.max(from, to)).stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .anyMatch(token -> token.content().equals("maps") || token.content().startsWith("maps/"));
    }

    private static LegacyMap whole(Original source, int struct, String name, int open, int close) {
        int from = source.token(struct - 1).is("static") ? struct - 1 : struct;
        List<String> order = source.token(struct + 1).is("bpf_elf_map") ? IPROUTES : LIBBPFS;
        int to = source.token(close + 1).is(";") ? close + 2 : close + 1;
        return new LegacyMap(from, to, name, open, close, fields(source, open, close, order));
    }

    private static List<Field> fields(Original source, int open, int close, List<String> order) {
        List<Field> fields = new ArrayList<>();
        int at = open + 1;
        while (at < close) {
            int end = end(source, at, close);
            if (source.token(at).is(".") && source.token(at + 2).is("=")) {
                fields.add(new Field(source.token(at + 1).text(), at, at + 3, end));
            } else if (source.token(at + 1).is(":")) {
                fields.add(new Field(source.token(at).text(), at, at + 2, end));
            } else if (fields.size() < order.size()) {
                fields.add(new Field(order.get(fields.size()), at, at, end));
            }
            at = end + 1;
        }
        return fields;
    }

    /** The index of the comma behind a value, or of the brace behind the last one. */
    private static int end(Original source, int from, int close) {
        int at = from;
        while (at < close && !source.token(at).is(",")) {
            boolean opens = source.token(at).is("(") || source.token(at).is("[") || source.token(at).is("{");
            int end = opens ? source.closing(at) : at;
            at = Math.max(at, end) + 1;
        }
        return Math.min(at, close);
    }
}
