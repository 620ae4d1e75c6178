package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import java.util.List;
import java.util.stream.IntStream;

/** Legacy map definitions to those that libbpf reads from BTF. */
final class LegacyMaps implements Rule {
    static final String WHY = "libbpf since 1.0 takes no map from the section \"maps\": a map is a struct in "
            + "\".maps\", whose members' types say its kind and its sizes";

    private static final String ANNOTATION = "BPF_ANNOTATE_KV_PAIR";

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        List<LegacyMap> maps = LegacyMap.all(source);
        MapWriter writer = new MapWriter(source, new TypeNames(source), maps, draft);
        maps.forEach(map -> draft.replace(
                source.token(map.from()).from(), source.token(map.to() - 1).to(), writer.today(map), WHY));
        annotations(source, draft);
        LegacyMap.unknown(source, maps).forEach(at -> leave(source, at, draft));
    }

    /** A definition that is in the section of maps, and has not the form of one. */
    private static void leave(Original source, int at, Draft draft) {
        int from = at;
        while (from > 0 && !source.token(from - 1).directive() && !source.token(from - 1).is(";")
                && !source.token(from - 1).is("}")) {
            from--;
        }
        int to = at;
        while (!source.token(to).text().isEmpty() && !source.token(to).is(";") && !source.token(to).is("=")
                && !source.token(to).is("{")) {
            to++;
        }
        boolean array = IntStream.range(from, to).anyMatch(i -> source.token(i).is("["));
        draft.leave(source.token(from).from(), source.written(from, to), array
                ? "libbpf makes a map of a name, and none of an array of definitions"
                : "it is not written as maps are: struct bpf_map_def SEC(\"maps\") NAME = { … }; whole, with its "
                        + "values",
                array ? "define each map under a name of its own"
                        : "where an #if picks between two beginnings, write both definitions whole");
    }

    /** {@code BPF_ANNOTATE_KV_PAIR(map, key, value)} told the types of a legacy map beside it. */
    private static void annotations(Original source, Draft draft) {
        for (int i = 0; i < source.tokens().size(); i++) {
            int close = source.token(i).is(ANNOTATION) && source.token(i + 1).is("(") ? source.closing(i + 1) : -1;
            if (close > 0 && source.macros().noneMatch(ANNOTATION::equals)) {
                boolean ends = source.token(close + 1).is(";");
                draft.replace(source.token(i).from(), source.token(ends ? close + 1 : close).to(), "",
                        "a map of today says the types of its keys and values itself");
            }
        }
    }
}
