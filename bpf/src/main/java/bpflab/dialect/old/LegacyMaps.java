package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import java.util.List;

/** Legacy map definitions to those that libbpf reads from BTF. */
final class LegacyMaps implements Rule {
    static final String WHY = "libbpf since 1.0 takes no map from the section \"maps\": a map is a struct in "
            + "\".maps\", whose members' types say its kind and its sizes";

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        List<LegacyMap> maps = LegacyMap.all(source);
        MapWriter writer = new MapWriter(source, new TypeNames(source), maps, draft);
        maps.forEach(map -> draft.replace(
                source.token(map.from()).from(), source.token(map.to() - 1).to(), writer.today(map), WHY));
    }
}
