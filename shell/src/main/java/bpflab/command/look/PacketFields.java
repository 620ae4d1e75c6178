package bpflab.command.look;

import bpflab.btf.Leaf;
import bpflab.map.MapShape;
import bpflab.map.MapTypes;
import bpflab.map.TypedMap;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields that are declared as a packet has them, {@code __be32} and {@code __be16}: as numbers of this machine nobody
 * reads them, so how they are seen as addresses and ports is offered.
 */
final class PacketFields {
    private PacketFields() {}

    /** The line that shows them; empty when there are none. */
    static Optional<Line> hint(TypedMap map) {
        MapTypes types = map.types();
        Set<String> choices = new LinkedHashSet<>();
        types.btf().ifPresent(btf -> {
            boolean prefix = map.info().type().shape() instanceof MapShape.Trie; // is shown as 10.0.0.0/8 anyway
            add(choices, "key", prefix || types.keyTypeId() == 0 ? List.of() : btf.inNetworkOrder(types.keyTypeId()));
            add(choices, "value", types.valueTypeId() == 0 ? List.of() : btf.inNetworkOrder(types.valueTypeId()));
        });
        return choices.isEmpty() ? Optional.empty() : Optional.of(Line.of(
                new Span("as a packet has them: ", Role.MUTED),
                new Span(":dump map " + map.name() + " --as " + String.join(",", choices), Role.COMMAND),
                Span.remark("shows addresses and ports")));
    }

    private static void add(Set<String> choices, String side, List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            choices.add((leaf.path().isEmpty() ? side : leaf.path()) + (leaf.bytes() == 2 ? "=port" : "=ip"));
        }
    }
}
