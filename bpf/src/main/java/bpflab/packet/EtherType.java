package bpflab.packet;

import java.util.Set;

/** What an Ethernet header says that it carries: the numbers of IEEE 802.3 that several rooms look for. */
public final class EtherType {
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    /** An Ethernet frame in GRE, {@code ETH_P_TEB}: RFC 1701 calls it transparent Ethernet bridging. */
    static final int BRIDGED = 0x6558;
    /** A VLAN tag: IEEE 802.1Q. */
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86dd;
    /** The outer of two VLAN tags: IEEE 802.1ad. */
    public static final int OUTER_VLAN = 0x88a8;

    /** Those of VLAN tags: 4 bytes behind which the next type stands. */
    public static final Set<Integer> TAGS = Set.of(VLAN, OUTER_VLAN);

    private EtherType() {}
}
