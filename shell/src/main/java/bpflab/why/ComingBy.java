package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.lab.Capture;
import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.wire.Frame;
import bpflab.why.Evidence.Place;
import java.util.ArrayList;
import java.util.List;

/** Keeps, of the frames at the lab's interface, those that come to a program where it is attached. */
final class ComingBy implements Capture.Taker {
    static final int MOST = 1000;

    private final boolean leaving;
    private final boolean arriving;
    private final ProgramType type;
    private final List<byte[]> seen = new ArrayList<>();

    ComingBy(List<Place> places, ProgramType type) {
        List<String> words = places.stream().map(place -> place.hook() + " " + place.target()).toList();
        boolean both = type == ProgramType.SOCKET_FILTER;
        this.leaving = both || words.stream().anyMatch(each -> each.contains("egress"));
        this.arriving = both || words.stream().anyMatch(each -> !each.contains("egress"));
        this.type = type;
    }

    @Override
    public synchronized void take(Frame frame) {
        byte[] bytes = frame.bytes();
        if ((frame.outgoing() ? leaving : arriving) && fits(bytes)) {
            seen.add(bytes);
        }
    }

    /** A cgroup sees IP only, and a socket is looked up for TCP and UDP. */
    private boolean fits(byte[] frame) {
        List<String> layers = Packet.layers(frame).stream().map(Layer::name).toList();
        return type == ProgramType.SK_LOOKUP ? layers.contains("udp") || layers.contains("tcp")
                : type != ProgramType.CGROUP_SKB || layers.contains("ipv4") || layers.contains("ipv6");
    }

    /** What came. */
    synchronized List<byte[]> seen() {
        return List.copyOf(seen);
    }
}
