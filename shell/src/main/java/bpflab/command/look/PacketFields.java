package bpflab.command.look;

import bpflab.map.MapShape;
import bpflab.map.MapTypes;
import bpflab.map.Notations;
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

    /** The line that shows them, the map dumped by {@code dump}; empty when there are none. */
    static Optional<Line> hint(TypedMap map, String dump) {
        MapTypes types = map.types();
        Set<Notations.Choice> choices = new LinkedHashSet<>();
        types.btf().ifPresent(btf -> {
            boolean prefix = map.info().type().shape() instanceof MapShape.Trie; // is shown as 10.0.0.0/8 anyway
            choices.addAll(Notations.ofPackets("key", prefix || types.keyTypeId() == 0 ? List.of()
                    : btf.inNetworkOrder(types.keyTypeId())));
            choices.addAll(Notations.ofPackets("value", types.valueTypeId() == 0 ? List.of()
                    : btf.inNetworkOrder(types.valueTypeId())));
        });
        return choices.isEmpty() ? Optional.empty() : Optional.of(Line.of(
                new Span("as a packet has them: ", Role.MUTED),
                new Span(dump + " --as " + new Notations(List.copyOf(choices)), Role.COMMAND),
                Span.remark("shows addresses and ports")));
    }
}
