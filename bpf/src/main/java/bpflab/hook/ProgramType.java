package bpflab.hook;

import java.util.Locale;

/** The kinds of program, as {@code enum bpf_prog_type} in include/uapi/linux/bpf.h numbers them. */
public enum ProgramType {
    UNSPEC, SOCKET_FILTER, KPROBE, SCHED_CLS, SCHED_ACT, TRACEPOINT, XDP, PERF_EVENT, CGROUP_SKB, CGROUP_SOCK, LWT_IN,
    LWT_OUT, LWT_XMIT, SOCK_OPS, SK_SKB, CGROUP_DEVICE, SK_MSG, RAW_TRACEPOINT, CGROUP_SOCK_ADDR, LWT_SEG6LOCAL,
    LIRC_MODE2, SK_REUSEPORT, FLOW_DISSECTOR, CGROUP_SYSCTL, RAW_TRACEPOINT_WRITABLE, CGROUP_SOCKOPT, TRACING,
    STRUCT_OPS, EXT, LSM, SK_LOOKUP, SYSCALL, NETFILTER, UNKNOWN;

    /** The kind with that number; {@link #UNKNOWN} when the kernel is newer than this list. */
    public static ProgramType of(int number) {
        return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
    }

    /** As bpftool spells it: {@code sched_cls}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
