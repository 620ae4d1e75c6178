package bpflab.hook;

/** A way into the kernel that not every kernel has, or lets root use; those of the distributions have most of them. */
public enum Feature {
    /** A program where nearly any kernel function begins or returns. */
    KPROBE("kprobe", "kprobes (CONFIG_KPROBE_EVENTS)", "SEC(\"tracepoint/…\") or SEC(\"raw_tp/…\") watch events"),

    /** Many functions by one link: Linux 5.18. */
    FPROBE("kprobe.multi", "kprobes of many functions (CONFIG_FPROBE)",
            "SEC(\"tracepoint/…\") or SEC(\"raw_tp/…\") watch events"),

    /** The same as a kprobe by a trampoline in the function's text, with typed arguments: Linux 5.5, on arm64 6.0. */
    FENTRY("fentry", "fentry programs (CONFIG_FUNCTION_TRACER), or is locked down",
            "SEC(\"tp_btf/…\") has typed arguments, too"),

    /**
     * A program that may say no to what a process wants: {@code CONFIG_BPF_LSM}, and {@code bpf} among the active
     * security modules.
     */
    LSM("LSM", "LSM programs (CONFIG_BPF_LSM, and bpf in /sys/kernel/security/lsm), or is locked down",
            "SEC(\"cgroup/…\") programs may say no to what sockets, devices and settings are asked for"),

    /** A program where any function of a process begins or returns. */
    UPROBE("uprobe", "uprobes (CONFIG_UPROBE_EVENTS)", "SEC(\"tracepoint/syscalls/…\") sees what processes ask for"),

    /** Programs at an interface's stack, as links: Linux 6.6. */
    TCX("tcx", "tcx (Linux 6.6, CONFIG_NET_XGRESS)", "--mode clsact"),

    /** Pairs of interfaces that run programs: Linux 6.7. */
    NETKIT("netkit", "netkit (CONFIG_NETKIT)", "SEC(\"tc\") on a veth"),

    /** Programs beside the rules of nftables: Linux 6.4. */
    NETFILTER("netfilter", "netfilter programs (CONFIG_NETFILTER_BPF_LINK)", "SEC(\"tc\") sees the packets, too"),

    /** Programs for groups of processes. */
    CGROUP("cgroup", "programs for cgroups (CONFIG_CGROUP_BPF)", "SEC(\"tc\") sees packets, tracepoints system calls");

    private final String word;
    private final String lacking;
    private final String instead;

    Feature(String word, String lacking, String instead) {
        this.word = word;
        this.lacking = lacking;
        this.instead = instead;
    }

    /** What a kernel without it has not, behind "this kernel has no": {@code kprobes (CONFIG_KPROBE_EVENTS)}. */
    public String lacking() {
        return lacking;
    }

    /** What may do in its place. */
    public String instead() {
        return instead;
    }

    /** As the field writes it: {@code kprobe}, {@code LSM}. */
    @Override
    public String toString() {
        return word;
    }
}
