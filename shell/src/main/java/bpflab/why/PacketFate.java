package bpflab.why;

import bpflab.lab.Sighting;
import bpflab.lab.Where;
import bpflab.packet.PacketDiff;
import bpflab.why.Evidence.OnePacket;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a packet that was sent past it: that it did not arrive, or not as it was sent. */
final class PacketFate implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.packet().flatMap(packet -> fate(packet)
                .map(found -> found.then("to see that packet dissected:", packet.line())));
    }

    private static Optional<Finding> fate(OnePacket packet) {
        return packet.fate().sent() == 0
                ? Optional.of(Finding.good("a packet does not leave",
                        packet.packet() + ": " + packet.fate().problem()))
                : packet.fate().seen().stream().findFirst().map(sighting -> seen(packet, sighting))
                        .orElseGet(() -> Optional.of(Finding.good("a packet ends here",
                                packet.packet() + ": seen nowhere")));
    }

    private static Optional<Finding> seen(OnePacket packet, Sighting sighting) {
        PacketDiff diff = PacketDiff.of(packet.fate().frame(), sighting.frame());
        if (sighting.where() == Where.ARRIVED) {
            return diff.isEmpty() ? Optional.empty() : Optional.of(Finding.good("a packet arrives changed",
                    packet.packet() + ": " + changes(diff)));
        }
        String what = switch (sighting.where()) {
            case BACK -> "a packet is sent back";
            case INTERFACE -> "a packet ends at tc ingress";
            default -> "a packet goes elsewhere";
        };
        String where = sighting.where() == Where.INTERFACE ? "it came past XDP" : sighting.where().words();
        String changed = diff.isEmpty() ? "unchanged" : changes(diff);
        return Optional.of(Finding.good(what, packet.packet() + ": " + where + ", " + changed));
    }

    private static String changes(PacketDiff diff) {
        return diff.fields().isEmpty() ? "bytes of its payload" : diff.fields().stream()
                .map(change -> change.field() + " " + change.before() + " now " + change.after())
                .collect(Collectors.joining(", "));
    }
}
