package bpflab.why.walk;

import bpflab.hook.ProgramType;
import bpflab.why.walk.Known.Number;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A frame as a program's argument shows it: {@code struct xdp_md}, {@code struct __sk_buff} and
 * {@code struct bpf_sk_lookup} of include/uapi/linux/bpf.h. Or a thread that comes by, of which helpers tell.
 *
 * @param frame from the Ethernet header on
 * @param start the frame's byte at which the program's packet begins
 * @param told what else the program is told of the packet
 * @param caller the thread; empty for a frame, of which it is not known in which thread it is looked at
 */
record Sight(ProgramType type, byte[] frame, int start, Map<Told, Long> told, Optional<Caller> caller) {
    private static final int ETHERNET_BYTES = 14;
    private static final int TYPE = 12;
    /** What is in the linear part of an skb of the lab's traffic for sure: Ethernet, IPv4 and TCP without options. */
    private static final int LINEAR = 54;

    /** Those whose packets begin with the header of IP. */
    private static final Set<ProgramType> BEHIND_ETHERNET = EnumSet.of(ProgramType.CGROUP_SKB, ProgramType.LWT_IN,
            ProgramType.LWT_OUT, ProgramType.LWT_XMIT);

    private enum Kind { DATA, END, LENGTH, AS_STORED, SWAPPED }

    /** A field of the argument: where it is, and which bytes of the frame it has. */
    private record Slot(int offset, Kind kind, int at, int size) {}

    private static final Map<String, List<Slot>> SLOTS = Map.of(
            "xdp_md", List.of(new Slot(0, Kind.DATA, 0, 0), new Slot(4, Kind.END, 0, 0), new Slot(8, Kind.DATA, 0, 0)),
            "__sk_buff", List.of(new Slot(76, Kind.DATA, 0, 0), new Slot(80, Kind.END, 0, 0),
                    new Slot(0, Kind.LENGTH, 0, 0), new Slot(16, Kind.AS_STORED, TYPE, 2)),
            "bpf_sk_lookup", List.of(new Slot(12, Kind.AS_STORED, 23, 1), new Slot(16, Kind.AS_STORED, 26, 4),
                    new Slot(36, Kind.AS_STORED, 34, 2), new Slot(40, Kind.AS_STORED, 30, 4),
                    new Slot(60, Kind.SWAPPED, 36, 2)));

    /** What a program of that type sees of a frame. */
    static Sight of(ProgramType type, Arrival packet) {
        return new Sight(type, packet.frame(), BEHIND_ETHERNET.contains(type) ? ETHERNET_BYTES : 0, packet.told(),
                Optional.empty());
    }

    /** What a program of that type is told of a thread. */
    static Sight of(ProgramType type, Caller caller) {
        return new Sight(type, new byte[0], 0, Map.of(), Optional.of(caller));
    }

    /** What stands in the argument. */
    Known argument(int offset, int size) {
        if (caller.isPresent()) {
            return inEvent(new Origin.OfEvent(offset, size));
        }
        Optional<Told> known = Told.at(type, offset).filter(told::containsKey);
        if (known.isPresent()) {
            long value = told.get(known.get());
            return value >>> Byte.SIZE * size == 0 ? new Number(value, new Origin.OfPacket(known.get()))
                    : Known.NOTHING;
        }
        return SLOTS.getOrDefault(type.context(), List.of()).stream()
                .filter(slot -> slot.offset() == offset)
                .findFirst()
                .map(this::value)
                .orElse(Known.NOTHING);
    }

    /** Bytes of what comes by: of an event, or of what its pointers lead to. */
    Known inEvent(Origin.OfEvent place) {
        return caller.map(there -> (Known) new Number(there.inEvent(place), place)).orElse(Known.NOTHING);
    }

    /**
     * The bytes at an address that came out of an event, moved by a distance that is known.
     *
     * @return empty for any other number
     */
    Optional<Origin.OfEvent> at(Known address, int offset, int size) {
        return caller.isPresent() && address instanceof Number number
                && number.origin() instanceof Origin.OfEvent pointer && pointer.size() == Long.BYTES
                ? Optional.of(pointer.behind((int) (number.value() - caller.get().inEvent(pointer)) + offset, size))
                : Optional.empty();
    }

    private Known value(Slot slot) {
        return switch (slot.kind()) {
            case DATA -> new Known.InFrame(start);
            case END -> new Known.FrameEnd();
            case LENGTH -> new Number(frame.length - start, new Origin.Length());
            case SWAPPED -> read(slot.at(), slot.size(), true);
            case AS_STORED -> read(slot.at(), slot.size(), false);
        };
    }

    /** Bytes of the frame as a number. */
    Known read(long at, int size, boolean bigEndian) {
        if (at < 0 || at + size > frame.length) {
            return Known.NOTHING;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (frame[(int) at + i] & 0xffL) << 8 * (bigEndian ? size - 1 - i : i);
        }
        return new Number(value, new Origin.Bytes((int) at, size, bigEndian));
    }

    /** How many bytes there are from that one on: of an skb in pieces nobody knows. */
    Known left(long offset) {
        return type == ProgramType.XDP ? new Number(frame.length - offset, new Origin.Length()) : Known.NOTHING;
    }

    /** Whether an address behind that many bytes can be compared with the packet's end: an skb may be in pieces. */
    boolean knowsEnd(long offset) {
        return type == ProgramType.XDP || offset > frame.length || offset <= LINEAR;
    }
}
