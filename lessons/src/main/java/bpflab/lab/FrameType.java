package bpflab.lab;

import bpflab.packet.EtherType;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What a frame's Ethernet header, and its VLAN tags, say that it carries. */
final class FrameType {
    private static final int FIRST_TYPE = 0x600;
    /** The kernel's names for frames that have a length there: {@code ETH_P_802_3}, {@code ETH_P_802_2}. */
    private static final Set<Integer> WITH_LENGTH = Set.of(1, 4);
    private static final int AT = 12;
    private static final int TAG_BYTES = 4;
    private static final int ICMPV6 = 58;
    private static final int IPV6_HEADER_BYTES = 40;

    private FrameType() {}

    /** The types under which the kernel may hand it to the stack: of each of its tags, and of what is behind them. */
    static Set<Integer> of(byte[] frame) {
        Set<Integer> types = new TreeSet<>();
        int type = at(frame, AT);
        for (int at = AT; EtherType.TAGS.contains(type); type = at(frame, at)) {
            types.add(type);
            at += TAG_BYTES;
        }
        types.addAll(type < FIRST_TYPE ? WITH_LENGTH : Set.of(type));
        return types;
    }

    /** Those that are listened for whatever was sent, since programs make one of the other. */
    static Set<Integer> usual() {
        return Set.of(EtherType.ARP, EtherType.IPV4, EtherType.IPV6, EtherType.VLAN, EtherType.OUTER_VLAN);
    }

    /** Without its outer tag, as the stack gets it. */
    static byte[] untagged(byte[] frame) {
        if (!EtherType.TAGS.contains(at(frame, AT)) || frame.length < AT + TAG_BYTES) {
            return frame;
        }
        byte[] bare = Arrays.copyOf(frame, frame.length - TAG_BYTES);
        System.arraycopy(frame, AT + TAG_BYTES, bare, AT, bare.length - AT);
        return bare;
    }

    /** Whether hosts ask each other with it who has an address: ARP, or RFC 4861. */
    static boolean asksForNeighbours(byte[] frame) {
        int type = at(frame, AT);
        int icmp = AT + 2 + IPV6_HEADER_BYTES;
        return type == EtherType.ARP || type == EtherType.IPV6 && frame.length > icmp && frame[AT + 2 + 6] == ICMPV6
                && Byte.toUnsignedInt(frame[icmp]) >= 133 && Byte.toUnsignedInt(frame[icmp]) <= 137;
    }

    private static int at(byte[] frame, int at) {
        return frame.length < at + 2 ? 0 : Byte.toUnsignedInt(frame[at]) << 8 | Byte.toUnsignedInt(frame[at + 1]);
    }
}
