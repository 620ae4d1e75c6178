package bpflab.why;

import bpflab.hook.HookKind;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.packet.SegmentPacket;
import bpflab.why.Evidence.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A route that no packet of the lab's takes: where packets for it come from. */
record OtherRoute(String destination, String way) {
    /** Of the first place that is such a route; empty where the lab's packets should come by. */
    static Optional<Finding> of(Evidence seen) {
        return seen.places().stream()
                .filter(place -> place.hook().equals(HookKind.LWT.word()) && place.alive())
                .map(OtherRoute::at)
                .filter(route -> !route.isTheLabs())
                .findFirst()
                .map(OtherRoute::finding);
    }

    private static OtherRoute at(Place place) {
        return new OtherRoute(place.target().split(" ")[0], place.mode());
    }

    private boolean isTheLabs() {
        return !isSegment() && Arrays.stream(IpVersion.values())
                .flatMap(version -> Stream.of(Direction.values()).map(version::target))
                .anyMatch(destination::equals);
    }

    private boolean isSegment() {
        return way.equals("seg6local");
    }

    private Finding finding() {
        if (isSegment()) {
            String peer = IpVersion.IPV6.target(Direction.TO_PEER);
            return Finding.cause("no packet comes to that segment",
                    "it sees IPv6 packets whose list of segments has " + destination + " next; the lab's have none",
                    "send one:", ":lab send --from peer --hex " + new SegmentPacket(peer, address(), peer).hex());
        }
        return Finding.cause("nothing goes to " + destination, "what the lab sends goes to its own addresses",
                "send something there:", "!ping -n -c 1 -W 1 " + address());
    }

    /** One in the network, where it is one. */
    private String address() {
        String[] parts = destination.split("/");
        return parts.length < 2 ? parts[0] : parts[0].replaceFirst("\\.0$", ".1").replaceFirst("::$", "::1");
    }
}
