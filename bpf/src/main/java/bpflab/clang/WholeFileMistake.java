package bpflab.clang;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a file as a whole: clang says a hundred things of it, and one sentence is right. */
final class WholeFileMistake {
    /** Macros and methods that exist in BCC's rewriter only (src/cc/export/helpers.h in iovisor/bcc). */
    private static final Pattern BCC = Pattern.compile(
            "^\\s*(?<macro>BPF_(?:HASH|TABLE|ARRAY|HISTOGRAM|PERF_OUTPUT|PERF_ARRAY|RINGBUF_OUTPUT|STACK_TRACE"
                    + "|PROG_ARRAY|PERCPU_HASH|PERCPU_ARRAY"
                    + "|LRU_HASH|LPM_TRIE|QUEUE|STACK|DEVMAP|CPUMAP|XSKMAP|CGROUP_ARRAY"
                    + "|SOCKHASH|SOCKMAP|HASH_OF_MAPS|ARRAY_OF_MAPS|TABLE_PUBLIC|TABLE_SHARED|F_TABLE)"
                    + "|(?:RAW_)?TRACEPOINT_PROBE|K(?:RET)?FUNC_PROBE|LSM_PROBE)\\s*\\("
                    + "|\\w\\.(?<method>lookup_or_(?:try_)?init|perf_submit(?:_skb)?|ringbuf_(?:output|reserve|submit)"
                    + "|atomic_increment|increment|get_stackid)\\s*\\(",
            Pattern.MULTILINE);
    private static final Pattern REDEFINED =
            Pattern.compile("(?:typedef )?redefinition .*|redeclaration of enumerator .*|conflicting types for .*");
    private static final Pattern SYSTEM =
            Pattern.compile("(?m)^\\s*#\\s*include\\s*<(?!bpf/|[^>]*vmlinux\\.h>)([^>]+)>");
    /** Its own line and not that of a header that it includes. */
    private static final Pattern OWN_VMLINUX =
            Pattern.compile("(?m)^\\s*#\\s*include\\s*[<\"][^>\"]*vmlinux\\.h[>\"]");
    /** The kernel's own structures, which only vmlinux.h has. */
    private static final Pattern NEEDS_VMLINUX =
            Pattern.compile(
                    "BPF_CORE_READ|bpf_core_|struct (?:task_struct|sock|sk_buff|file|inode|cred|trace_event_\\w+)\\b");
    /** Macros of the kernel's headers that network programs use; vmlinux.h has types only. */
    private static final Map<String, String> MACROS = Map.ofEntries(
            Map.entry("ETH_P_IP", "0x0800"), Map.entry("ETH_P_IPV6", "0x86DD"), Map.entry("ETH_P_ARP", "0x0806"),
            Map.entry("ETH_P_8021Q", "0x8100"), Map.entry("ETH_P_8021AD", "0x88A8"), Map.entry("ETH_P_ALL", "0x0003"),
            Map.entry("ETH_ALEN", "6"), Map.entry("ETH_HLEN", "14"), Map.entry("TC_ACT_UNSPEC", "(-1)"),
            Map.entry("TC_ACT_OK", "0"), Map.entry("TC_ACT_SHOT", "2"), Map.entry("TC_ACT_REDIRECT", "7"),
            Map.entry("AF_INET", "2"), Map.entry("AF_INET6", "10"), Map.entry("TASK_COMM_LEN", "16"),
            Map.entry("PATH_MAX", "4096"), Map.entry("EPERM", "1"));

    private WholeFileMistake() {}

    /** What to do, when it is a mistake of this kind. */
    static Optional<String> hint(List<Diagnostic> diagnostics, Reading read) {
        String code = read.code();
        Optional<String> language = OtherLanguage.hint(code);
        Optional<String> bcc = language.isPresent() ? language : bcc(code);
        return bcc.or(() -> twoWorlds(diagnostics, read)).or(() -> LibraryHeader.hint(diagnostics));
    }

    private static Optional<String> bcc(String code) {
        Matcher sign = BCC.matcher(code);
        while (sign.find()) {
            String name = sign.group("macro") == null ? "." + sign.group("method") : sign.group("macro");
            if (!code.contains("#define " + name)) {
                return Optional.of(
                        "this is a BCC program, and " + name + "(...) is left of it: such programs are translated "
                                + "before clang sees them, but here it stands where that cannot be. In today's C a map "
                                + "is struct { __uint(type, ...); __uint(max_entries, ...); __type(key, ...); "
                                + "__type(value, ...); } NAME SEC(\".maps\") instead, read by "
                                + "bpf_map_lookup_elem(&NAME, &key). What became of the rest, and why, is told by "
                                + ":translate FILE");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> twoWorlds(List<Diagnostic> diagnostics, Reading read) {
        String code = read.code();
        boolean twice = diagnostics.stream().anyMatch(
                d -> REDEFINED.matcher(d.message()).matches() && !LibraryHeader.isHelper(d));
        Optional<String> header = twice && read.hasVmlinux() ? systemHeader(code) : Optional.empty();
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String both = "vmlinux.h holds every type of the kernel already, so it cannot stand beside <" + header.get()
                + ">: ";
        if (OWN_VMLINUX.matcher(code).find() && !NEEDS_VMLINUX.matcher(code).find()) {
            boolean has = code.contains("<linux/bpf.h>");
            return Optional.of(both + (has
                    ? "take out #include \"vmlinux.h\""
                    : "write #include <linux/bpf.h> in place of #include \"vmlinux.h\""));
        }
        String used = defines(code);
        return Optional.of(both + "take out the <...> headers that are not <bpf/...>"
                + (used.isEmpty() ? "" : ", and write " + used + " for the macros that came from them"));
    }

    /** The first of the file's headers that is this system's: those of a repository may stand in brackets, too. */
    private static Optional<String> systemHeader(String code) {
        return SYSTEM.matcher(code).results()
                .map(include -> include.group(1))
                .filter(name -> Flags.systemFolders().anyMatch(folder -> Files.exists(folder.resolve(name))))
                .findFirst();
    }

    private static String defines(String code) {
        List<String> defines = new ArrayList<>();
        for (String name : new TreeSet<>(MACROS.keySet())) {
            if (Pattern.compile("\\b" + name + "\\b").matcher(code).find()) {
                defines.add("#define " + name + " " + MACROS.get(name));
            }
        }
        return defines.stream().collect(Collectors.joining(", "));
    }
}
