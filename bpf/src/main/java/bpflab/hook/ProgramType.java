package bpflab.hook;

import static bpflab.hook.ReturnValues.ALLOW;
import static bpflab.hook.ReturnValues.LWT;
import static bpflab.hook.ReturnValues.NF;
import static bpflab.hook.ReturnValues.PASS;
import static bpflab.hook.ReturnValues.TC;
import static bpflab.hook.ReturnValues.WHOLE;
import static bpflab.hook.ReturnValues.ZERO;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The types of program, as {@code enum bpf_prog_type} in include/uapi/linux/bpf.h numbers them, with the type of what
 * they see, their first argument (include/linux/bpf_types.h), and what they answer.
 */
public enum ProgramType {
    UNSPEC("", ZERO),
    SOCKET_FILTER("__sk_buff", WHOLE),
    KPROBE("pt_regs", ZERO),
    SCHED_CLS("__sk_buff", TC),
    SCHED_ACT("__sk_buff", TC),
    TRACEPOINT("", ZERO),
    XDP("xdp_md", ReturnValues.XDP),
    PERF_EVENT("bpf_perf_event_data", ZERO),
    CGROUP_SKB("__sk_buff", ALLOW),
    CGROUP_SOCK("bpf_sock", ALLOW),
    LWT_IN("__sk_buff", LWT),
    LWT_OUT("__sk_buff", LWT),
    LWT_XMIT("__sk_buff", LWT),
    SOCK_OPS("bpf_sock_ops", ALLOW),
    SK_SKB("__sk_buff", PASS),
    CGROUP_DEVICE("bpf_cgroup_dev_ctx", ALLOW),
    SK_MSG("sk_msg_md", PASS),
    RAW_TRACEPOINT("bpf_raw_tracepoint_args", ZERO),
    CGROUP_SOCK_ADDR("bpf_sock_addr", ALLOW),
    LWT_SEG6LOCAL("__sk_buff", LWT),
    LIRC_MODE2("", ZERO),
    SK_REUSEPORT("sk_reuseport_md", PASS),
    FLOW_DISSECTOR("__sk_buff", LWT),
    CGROUP_SYSCTL("bpf_sysctl", ALLOW),
    RAW_TRACEPOINT_WRITABLE("bpf_raw_tracepoint_args", ZERO),
    CGROUP_SOCKOPT("bpf_sockopt", ALLOW),
    TRACING("", ZERO),
    STRUCT_OPS("", ZERO),
    EXT("", ZERO),
    LSM("", ZERO),
    SK_LOOKUP("bpf_sk_lookup", PASS),
    SYSCALL("", ZERO),
    NETFILTER("bpf_nf_ctx", NF),
    UNKNOWN("", ZERO);

    private final String context;
    private final ReturnValues returns;

    ProgramType(String context, ReturnValues returns) {
        this.context = context;
        this.returns = returns;
    }

    /** The type with that number; {@link #UNKNOWN} when the kernel is newer than this list. */
    public static ProgramType of(int number) {
        return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
    }

    /** The types whose programs see a {@code struct} of that name; none for a name that is no context. */
    public static List<ProgramType> seeing(String struct) {
        return Arrays.stream(values())
                .filter(type -> !struct.isEmpty() && type.context.equals(struct))
                .toList();
    }

    /** The number in {@code enum bpf_prog_type}. */
    public int number() {
        return ordinal();
    }

    /** As bpftool spells it: {@code sched_cls}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The struct that its programs see, {@code xdp_md}; empty where it depends on the event or function, or is none.
     */
    public String context() {
        return context;
    }

    /** What its programs answer. */
    public ReturnValues returns() {
        return returns;
    }

    /** Whether it watches what the kernel does, rather than handling packets, sockets or devices. */
    public boolean traces() {
        return switch (this) {
            case KPROBE, TRACEPOINT, PERF_EVENT, RAW_TRACEPOINT, RAW_TRACEPOINT_WRITABLE, TRACING, LSM -> true;
            default -> false;
        };
    }

    /** Whether loading it always needs CAP_PERFMON: {@code is_perfmon_prog_type} in kernel/bpf/syscall.c. */
    public boolean needsPerfmon() {
        return traces() || this == STRUCT_OPS || this == EXT;
    }
}
