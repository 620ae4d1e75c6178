package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.map.BpfMap;
import bpflab.map.MapEntry;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.TypedMap;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;
import java.util.Optional;

/**
 * A set of functions is registered from a map of its own, since libbpf loads it once more to attach it. The one that
 * came with its program is empty, and says where the other is.
 */
record RegisteredFunctions(Bench bench, BpfMap map) {
    private static final String UNUSED = "BPF_STRUCT_OPS_STATE_INIT";

    /** The answer, with that remark where it is due. */
    Answer beside(Answer answer) {
        return other().map(id -> Answer.of(
                View.stack(List.of(answer.view(), View.of(Line.of(
                        Span.of("these are not registered; those that are: "),
                        new Span(":dump map " + id, Role.COMMAND))))),
                answer.data())).orElse(answer);
    }

    private Optional<Integer> other() {
        if (!(map.info().type().shape() instanceof MapShape.Functions) || !isUnused()) {
            return Optional.empty();
        }
        try {
            return bench.inventory().maps().stream()
                    .filter(info -> info.type() == map.info().type() && info.name().equals(map.info().name()))
                    .map(MapInfo::id)
                    .filter(id -> id > map.info().id())
                    .findFirst();
        } catch (TroubleException unasked) {
            return Optional.empty();
        }
    }

    private boolean isUnused() {
        return new TypedMap(map).stream().findFirst().map(MapEntry::value)
                .filter(value -> value.toString().contains(UNUSED))
                .isPresent();
    }
}
