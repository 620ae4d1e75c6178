package bpflab.hook;

import java.util.Arrays;
import java.util.Set;

/** What BPF_PROG_TEST_RUN runs programs of a type on: net/bpf/test_run.c, and the {@code test_run} of each type. */
public enum RunsOn {
    /** A frame; the program sees its Ethernet header. */
    FRAME(ProgramType.XDP, ProgramType.SCHED_CLS, ProgramType.SCHED_ACT),
    /** A frame too, of which the program sees what is behind the Ethernet header. */
    PACKET(ProgramType.SOCKET_FILTER, ProgramType.CGROUP_SKB, ProgramType.LWT_IN, ProgramType.LWT_OUT,
            ProgramType.LWT_XMIT, ProgramType.LWT_SEG6LOCAL),
    /** A frame that is only looked at: nothing of it comes back. */
    LOOK(ProgramType.FLOW_DISSECTOR, ProgramType.NETFILTER),
    /** Up to twelve numbers of 64 bits, the arguments of the event. */
    ARGUMENTS(ProgramType.RAW_TRACEPOINT, ProgramType.RAW_TRACEPOINT_WRITABLE),
    /** A packet's addresses and ports, in {@code struct bpf_sk_lookup}. */
    ADDRESSES(ProgramType.SK_LOOKUP),
    /** The bytes of a struct of the program's own. */
    STRUCT(ProgramType.SYSCALL),
    /** Nothing: it runs only when what it is attached to happens. */
    NOTHING;

    private final Set<ProgramType> types;

    RunsOn(ProgramType... types) {
        this.types = Set.of(types);
    }

    /** What programs of a type can be run on. */
    public static RunsOn of(ProgramType type) {
        return Arrays.stream(values()).filter(each -> each.types.contains(type)).findFirst().orElse(NOTHING);
    }

    /** Whether what it is run on is said by the words for packets. */
    public boolean isByPacket() {
        return isFrame() || this == ADDRESSES;
    }

    /** Whether it is a frame, from the Ethernet header on. */
    public boolean isFrame() {
        return this == FRAME || this == PACKET || this == LOOK;
    }
}
