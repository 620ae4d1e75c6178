package bpflab.verifier.rules;

import java.util.Map;

/** What a program's section says of where it hangs. */
public record Hook(String section) {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("xdp", "XDP"), Map.entry("tc", "tc"), Map.entry("tcx", "tc"), Map.entry("classifier", "tc"),
                    Map.entry("action", "tc"),
            Map.entry("socket", "socket filter"), Map.entry("tracepoint", "tracepoint"), Map.entry("tp", "tracepoint"),
                    Map.entry("raw_tp", "raw tracepoint"),
            Map.entry("raw_tracepoint", "raw tracepoint"), Map.entry("tp_btf", "BTF tracepoint"),
                    Map.entry("kprobe", "kprobe"), Map.entry("kretprobe", "kretprobe"),
            Map.entry("uprobe", "uprobe"), Map.entry("uretprobe", "uretprobe"), Map.entry("fentry", "fentry"),
                    Map.entry("fexit", "fexit"),
            Map.entry("fmod_ret", "fmod_ret"), Map.entry("lsm", "LSM"), Map.entry("perf_event", "perf event"),
                    Map.entry("iter", "iterator"),
            Map.entry("sk_lookup", "socket lookup"), Map.entry("struct_ops", "struct_ops"),
                    Map.entry("syscall", "syscall"), Map.entry("netfilter", "netfilter"));

    private String kind() {
        return section.replaceFirst("[./].*", "").replace("?", "");
    }

    /** The name of such programs: {@code XDP}, {@code socket filter}; the section's own where there is none. */
    public String words() {
        String kind = kind();
        return kind.startsWith("cgroup") ? "cgroup" : WORDS.getOrDefault(kind, kind);
    }

    /** Whether it watches the kernel, rather than handling packets. */
    public boolean traces() {
        return kind()
                .matches("tracepoint|tp|raw_tp|raw_tracepoint|tp_btf|kprobe|kretprobe|ksyscall"
                        + "|uprobe|uretprobe|fentry|fexit|perf_event|iter|lsm|usdt");
    }

    /** Whether the program type needs a kernel that allows trampolines. */
    public boolean replacesCode() {
        return kind().matches("fentry|fexit|fmod_ret|lsm|lsm_cgroup");
    }

    /** The statement that ends such a program and changes nothing. */
    public String pass() {
        String kind = kind();
        if (kind.equals("xdp")) {
            return "return XDP_PASS;";
        }
        if (kind.matches("tc|tcx|classifier|action")) {
            return "return TC_ACT_OK;";
        }
        return kind.startsWith("cgroup") || kind.equals("sk_lookup") ? "return 1;" : "return 0;";
    }
}
