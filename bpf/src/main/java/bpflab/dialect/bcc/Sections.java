package bpflab.dialect.bcc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a function of BCC's is attached to, by its name or by what it gets. */
final class Sections {
    /** Names that BCC itself attaches by ({@code load_func} and {@code _trace_autoload} in its Python). */
    private static final Map<Pattern, String> NAMES = new LinkedHashMap<>();
    /** What the first parameter points at. */
    private static final Map<String, String> CONTEXTS = Map.ofEntries(
            Map.entry("struct xdp_md", "xdp"), Map.entry("struct bpf_perf_event_data", "perf_event"),
            Map.entry("struct pt_regs", "kprobe"), Map.entry("struct bpf_raw_tracepoint_args", "raw_tp"),
            Map.entry("struct bpf_sock_ops", "sockops"), Map.entry("struct sk_msg_md", "sk_msg"),
            Map.entry("struct bpf_sock", "cgroup/sock_create"), Map.entry("struct bpf_sysctl", "cgroup/sysctl"),
            Map.entry("struct bpf_sockopt", "cgroup/getsockopt"), Map.entry("struct bpf_cgroup_dev_ctx", "cgroup/dev"),
            Map.entry("struct bpf_sock_addr", "cgroup/connect4"), Map.entry("struct sk_reuseport_md", "sk_reuseport"),
            Map.entry("struct bpf_sk_lookup", "sk_lookup"));

    static {
        name("kprobe__(?:sys_|__x64_sys_)(\\w+)", "ksyscall/$1");
        name("kretprobe__(?:sys_|__x64_sys_)(\\w+)", "kretsyscall/$1");
        name("kprobe__(\\w+)", "kprobe/$1");
        name("kretprobe__(\\w+)", "kretprobe/$1");
        name("syscall__(?:ret|probe_ret)_(\\w+)", "kretsyscall/$1");
        name("syscall__(\\w+)", "ksyscall/$1");
        name("tracepoint__([a-z0-9]+(?:_[a-z0-9]+)*)__(\\w+)", "tracepoint/$1/$2");
        name("raw_tracepoint__(\\w+)", "raw_tp/$1");
        name("kfunc__(\\w+)", "fentry/$1");
        name("kretfunc__(\\w+)", "fexit/$1");
        name("kmod_ret__(\\w+)", "fmod_ret/$1");
        name("lsm__(\\w+)", "lsm/$1");
        name("bpf_iter__(\\w+)", "iter/$1");
    }

    private Sections() {}

    private static void name(String pattern, String section) {
        NAMES.put(Pattern.compile(pattern), section);
    }

    /** By the function's name. */
    static Optional<String> byName(String function) {
        for (Map.Entry<Pattern, String> row : NAMES.entrySet()) {
            Matcher name = row.getKey().matcher(function);
            if (name.matches()) {
                return Optional.of(name.replaceAll(row.getValue()));
            }
        }
        return Optional.empty();
    }

    /** By the type of its first parameter, {@code struct xdp_md *}. */
    static Optional<String> byContext(String type) {
        String pointed = type.replaceAll("\\s*\\*$|\\bconst\\b\\s*", "").strip();
        return Optional.ofNullable(CONTEXTS.get(pointed))
                .or(() -> pointed.startsWith("struct tracepoint__") ? byName(pointed.substring(7)) : Optional.empty());
    }
}
