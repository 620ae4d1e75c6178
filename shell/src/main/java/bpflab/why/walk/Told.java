package bpflab.why.walk;

import bpflab.hook.ProgramType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel tells a program of a packet that is not among its bytes: members of {@code struct __sk_buff} and
 * {@code struct xdp_md}, include/uapi/linux/bpf.h.
 */
public enum Told {
    PACKET_TYPE("pkt_type", 4, -1),
    MARK("mark", 8, -1),
    TAGGED("vlan_present", 20, -1),
    TAG("vlan_tci", 24, -1),
    TAG_TYPE("vlan_proto", 28, -1),
    PRIORITY("priority", 32, -1),
    CAME_BY("ingress_ifindex", 36, 12),
    INTERFACE("ifindex", 40, -1),
    QUEUE("rx_queue_index", -1, 16);

    private final String member;
    private final Map<String, Integer> offsets;

    Told(String member, int inSkb, int inXdp) {
        this.member = member;
        this.offsets = Map.of("__sk_buff", inSkb, "xdp_md", inXdp);
    }

    /** As in C. */
    public String member() {
        return member;
    }

    static Optional<Told> at(ProgramType type, int offset) {
        return Arrays.stream(values()).filter(told -> told.offsets.getOrDefault(type.context(), -1) == offset)
                .findFirst();
    }
}
