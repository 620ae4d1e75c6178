package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.lab.Capture;
import bpflab.packet.EtherType;
import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.why.Evidence.Place;
import bpflab.why.walk.Arrival;
import bpflab.why.walk.Told;
import bpflab.wire.Frame;
import bpflab.wire.InterfaceNumbers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps, of the frames at the lab's interface, those that come to a program where it is attached. */
final class ComingBy implements Capture.Taker {
    static final int MOST = 1000;

    private static final int MACS = 12;
    private static final int TAG = 4;
    private static final int IP_SERVICE = 15;
    private static final int IPV6_NEXT = 20;

    /** PACKET_OTHERHOST. */
    private static final int FOR_ANOTHER = 3;
    private static final Set<ProgramType> BEHIND_IP =
            EnumSet.of(ProgramType.SK_LOOKUP, ProgramType.CGROUP_SKB, ProgramType.NETFILTER);

    private static final Set<ProgramType> OF_IP = EnumSet.of(ProgramType.CGROUP_SKB, ProgramType.LWT_IN,
            ProgramType.LWT_OUT, ProgramType.LWT_XMIT);

    private final boolean leaving;
    private final boolean arriving;
    private final ProgramType type;
    private final InterfaceNumbers device;
    private final List<Arrival> seen = new ArrayList<>();
    private boolean forAnother;

    ComingBy(List<Place> places, ProgramType type, InterfaceNumbers device) {
        List<String> words = places.stream().map(place -> place.hook() + " " + place.target()).toList();
        boolean both = type == ProgramType.SOCKET_FILTER;
        boolean goingOut = type == ProgramType.LWT_OUT || type == ProgramType.LWT_XMIT;
        this.leaving = both || goingOut || words.stream().anyMatch(each -> each.contains("egress"));
        this.arriving = both || !goingOut && words.stream().anyMatch(each -> !each.contains("egress"));
        this.type = type;
        this.device = device;
    }

    @Override
    public synchronized void take(Frame frame) {
        if (!frame.outgoing() && frame.type() == FOR_ANOTHER && BEHIND_IP.contains(type)) {
            forAnother = true;
        } else if ((frame.outgoing() ? leaving : arriving) && fits(frame.bytes())) {
            seen.add(arrival(frame));
        }
    }

    /** A cgroup sees IP only, and a socket is looked up for TCP and UDP. */
    private boolean fits(byte[] frame) {
        List<String> layers = Packet.layers(frame).stream().map(Layer::name).toList();
        return type == ProgramType.SK_LOOKUP ? layers.contains("udp") || layers.contains("tcp")
                : !OF_IP.contains(type) || layers.contains("ipv4") || layers.contains("ipv6");
    }

    private Arrival arrival(Frame frame) {
        byte[] bytes = frame.bytes();
        if (type == ProgramType.XDP) {
            return new Arrival(bytes, device.queues() == 1
                    ? Map.of(Told.CAME_BY, (long) device.index(), Told.QUEUE, 0L)
                    : Map.of(Told.CAME_BY, (long) device.index()));
        }
        Map<Told, Long> told = new EnumMap<>(Map.of(Told.INTERFACE, (long) device.index()));
        if (type != ProgramType.CGROUP_SKB || frame.outgoing()) {
            frame.mark().ifPresent(mark -> told.put(Told.MARK, mark));
        }
        if (frame.outgoing()) {
            if (type == ProgramType.SCHED_CLS && isOrdinary(bytes)) {
                told.put(Told.PRIORITY, 0L);
            }
            return new Arrival(bytes, told);
        }
        told.put(Told.CAME_BY, (long) device.index());
        told.put(Told.PACKET_TYPE, (long) frame.type());
        if (type == ProgramType.SCHED_CLS) {
            told.put(Told.PRIORITY, 0L);
        }
        return untagged(bytes, told);
    }

    /** Whether it has no type of service, from which the kernel would take a priority, and is not about groups. */
    private static boolean isOrdinary(byte[] frame) {
        return Packet.layers(frame).stream().anyMatch(layer -> layer.name().equals("arp")
                || layer.name().equals("ipv4") && frame[IP_SERVICE] == 0
                || layer.name().equals("ipv6") && frame[IPV6_NEXT] != 0);
    }

    /** The kernel has taken out an outer tag before: {@code skb_vlan_untag} in {@code __netif_receive_skb_core}. */
    private static Arrival untagged(byte[] frame, Map<Told, Long> told) {
        int kind = frame.length < MACS + TAG ? 0 : Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(MACS));
        boolean tagged = EtherType.TAGS.contains(kind);
        told.put(Told.TAGGED, tagged ? 1L : 0L);
        told.put(Told.TAG, tagged ? Short.toUnsignedLong(ByteBuffer.wrap(frame).getShort(MACS + 2)) : 0);
        told.put(Told.TAG_TYPE, tagged ? Short.toUnsignedLong(Short.reverseBytes((short) kind)) : 0);
        if (!tagged) {
            return new Arrival(frame, told);
        }
        byte[] rest = new byte[frame.length - TAG];
        System.arraycopy(frame, 0, rest, 0, MACS);
        System.arraycopy(frame, MACS + TAG, rest, MACS, rest.length - MACS);
        return new Arrival(rest, told);
    }

    /** Whether some came that are for another machine: of a program behind the network stack's first look. */
    synchronized boolean forAnother() {
        return forAnother;
    }

    /** What came. */
    synchronized List<Arrival> seen() {
        return List.copyOf(seen);
    }
}
