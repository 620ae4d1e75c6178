package bpflab.hook;

import java.util.Arrays;
import java.util.List;

/** What decides in which order several programs at one place run, kind by kind. */
public enum Ordering {
    /** Who attaches says so: {@code BPF_F_BEFORE} and {@code BPF_F_AFTER} of kernel/bpf/mprog.c. */
    CHOSEN("", HookKind.TC, HookKind.NETKIT, HookKind.CGROUP, HookKind.LSM_CGROUP),

    /** A number that each program has there: the lowest runs first. */
    PRIORITY("", HookKind.NETFILTER),

    /** As they came: {@code tracepoint_add_func} of kernel/tracepoint.c, {@code bpf_prog_array_copy}. */
    OLDEST_FIRST("programs there run in the order in which they were attached",
            HookKind.TRACEPOINT, HookKind.RAW_TRACEPOINT, HookKind.TP_BTF, HookKind.SK_LOOKUP),

    /**
     * {@code consumer_add} of kernel/events/uprobes.c, {@code add_new_kprobe} of kernel/kprobes.c,
     * {@code __bpf_trampoline_link_prog} of kernel/bpf/trampoline.c.
     */
    NEWEST_FIRST("the program that was attached last runs first there",
            HookKind.UPROBE, HookKind.URETPROBE, HookKind.UPROBE_MULTI, HookKind.URETPROBE_MULTI,
            HookKind.UPROBE_SESSION, HookKind.USDT, HookKind.KPROBE, HookKind.KRETPROBE, HookKind.KSYSCALL,
            HookKind.KRETSYSCALL, HookKind.FENTRY, HookKind.FEXIT, HookKind.FSESSION, HookKind.FMOD_RET, HookKind.LSM),

    /** One program a place. */
    ONE("there is room for one program, which can go on with another by bpf_tail_call", HookKind.XDP,
            HookKind.SK_REUSEPORT, HookKind.SK_SKB, HookKind.SK_MSG, HookKind.FLOW_DISSECTOR, HookKind.LWT),

    /** Each program has a socket, an event or a file of its own. */
    APART("each program there runs by itself, and none waits for another", HookKind.SOCKET, HookKind.PERF_EVENT,
            HookKind.ITERATOR, HookKind.STRUCT_OPS),

    /** The kernel runs them in some order, which it does not tell. */
    UNTOLD("the kernel does not tell in which order programs there run");

    private final String why;
    private final List<HookKind> kinds;

    Ordering(String why, HookKind... kinds) {
        this.why = why;
        this.kinds = List.of(kinds);
    }

    /** Of the places of a kind. */
    public static Ordering of(HookKind kind) {
        return Arrays.stream(values()).filter(each -> each.kinds.contains(kind)).findFirst().orElse(UNTOLD);
    }

    /** Whether who attaches a program can say where among the others. */
    public boolean isChosen() {
        return this == CHOSEN || this == PRIORITY;
    }

    /** Why nobody can choose; empty where one can. */
    String why() {
        return why;
    }
}
