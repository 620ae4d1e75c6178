package bpflab.hook;

import static bpflab.hook.Tools.AUTOATTACH;
import static bpflab.hook.Tools.NONE;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of hook that libbpf knows sections for: the table that loading, attaching, completion, lessons, the
 * verifier's stories and {@code :how} read. Those that bpflab attaches to have a {@link Reader}, and a record of
 * {@link Hook}. The sections of each are in {@link SecDefs}, types of program in {@link ProgramType}.
 */
public enum HookKind {
    XDP("xdp", "XDP", Target.INTERFACE, "4.8", null, Tools.of("""
            ip link set dev {target} {hook} {origin}
            bpftool net attach {hook} id {id} dev {target}""", "ip link set dev {target} xdp off"), Xdp::read),
    TC("tc", "tc", Target.DIRECTION, "4.1", null, Tools.of("""
            tc qdisc add dev {device} clsact
            tc filter add dev {device} {direction} bpf da {origin}""", "tc filter del dev {device} {direction}")),
    TC_ACTION("tc-action", "tc", Target.DIRECTION, "4.1", null,
            Tools.of("tc actions add action bpf {origin}", "tc actions flush action bpf")),
    TCX("tcx", "tc", Target.DIRECTION, "6.6", null, Tools.of("bpftool net attach tcx_{direction} id {id} dev {device}",
            "bpftool net detach tcx_{direction} dev {device}")),
    NETKIT("netkit", "netkit", Target.INTERFACE, "6.7", null, NONE),
    SOCKET("socket", "socket filter", Target.SOCKET, "3.19", null, NONE),
    SK_REUSEPORT("sk-reuseport", "reuseport", Target.SOCKET, "4.19", null, NONE),
    SK_LOOKUP("sk-lookup", "socket lookup", Target.NAMESPACE, "5.9", null, AUTOATTACH),
    SK_SKB("sk-skb", "sk_skb", Target.MAP, "4.14", null,
            Tools.of("bpftool prog attach id {id} {attach} id {target}",
                    "bpftool prog detach id {id} {attach} id {target}")),
    SK_MSG("sk-msg", "sk_msg", Target.MAP, "4.17", null,
            Tools.of("bpftool prog attach id {id} sk_msg_verdict id {target}",
                    "bpftool prog detach id {id} sk_msg_verdict id {target}")),
    FLOW_DISSECTOR("flow-dissector", "flow dissector", Target.NAMESPACE, "4.20", null,
            Tools.of("bpftool prog attach id {id} flow_dissector", "bpftool prog detach id {id} flow_dissector")),
    NETFILTER("netfilter", "netfilter", Target.PROTOCOL, "6.4", null, NONE),
    LWT("lwt", "lightweight tunnel", Target.ROUTE, "4.10", null,
            Tools.of("ip route add {target} encap bpf {direction} {origin} dev {device}", "ip route del {target}")),
    TRACEPOINT("tracepoint", "tracepoint", Target.EVENT, "4.7", null, AUTOATTACH, Tracepoint::read),
    RAW_TRACEPOINT("raw-tracepoint", "raw tracepoint", Target.RAW_EVENT, "4.17", null, AUTOATTACH,
            RawTracepoint::read),
    TP_BTF("tp-btf", "BTF tracepoint", Target.RAW_EVENT, "5.5", null, AUTOATTACH),
    KPROBE("kprobe", "kprobe", Target.FUNCTION, "4.1", Feature.KPROBE, AUTOATTACH),
    KRETPROBE("kretprobe", "kretprobe", Target.FUNCTION, "4.1", Feature.KPROBE, AUTOATTACH),
    KPROBE_MULTI("kprobe-multi", "kprobe", Target.FUNCTIONS, "5.18", Feature.KPROBE, AUTOATTACH),
    KRETPROBE_MULTI("kretprobe-multi", "kretprobe", Target.FUNCTIONS, "5.18", Feature.KPROBE, AUTOATTACH),
    KPROBE_SESSION("kprobe-session", "kprobe session", Target.FUNCTIONS, "6.10", Feature.KPROBE, AUTOATTACH),
    KSYSCALL("ksyscall", "ksyscall", Target.SYSCALL, "4.1", Feature.KPROBE, AUTOATTACH),
    KRETSYSCALL("kretsyscall", "kretsyscall", Target.SYSCALL, "4.1", Feature.KPROBE, AUTOATTACH),
    UPROBE("uprobe", "uprobe", Target.BINARY, "4.3", null, AUTOATTACH),
    URETPROBE("uretprobe", "uretprobe", Target.BINARY, "4.3", null, AUTOATTACH),
    UPROBE_MULTI("uprobe-multi", "uprobe", Target.BINARY, "6.6", null, AUTOATTACH),
    URETPROBE_MULTI("uretprobe-multi", "uretprobe", Target.BINARY, "6.6", null, AUTOATTACH),
    UPROBE_SESSION("uprobe-session", "uprobe session", Target.BINARY, "6.13", null, AUTOATTACH),
    USDT("usdt", "USDT probe", Target.PROBE, "4.20", null, AUTOATTACH),
    FENTRY("fentry", "fentry", Target.FUNCTION, "5.5", Feature.FENTRY, AUTOATTACH),
    FEXIT("fexit", "fexit", Target.FUNCTION, "5.5", Feature.FENTRY, AUTOATTACH),
    FMOD_RET("fmod-ret", "fmod_ret", Target.FUNCTION, "5.7", Feature.FENTRY, AUTOATTACH),
    FREPLACE("freplace", "freplace", Target.PROGRAM, "5.6", Feature.FENTRY, NONE),
    LSM("lsm", "LSM", Target.FUNCTION, "5.7", Feature.LSM, AUTOATTACH),
    LSM_CGROUP("lsm-cgroup", "LSM", Target.CGROUP, "6.0", Feature.LSM,
            Tools.of("bpftool cgroup attach {target} lsm_cgroup id {id}",
                    "bpftool cgroup detach {target} lsm_cgroup id {id}")),
    PERF_EVENT("perf-event", "perf event", Target.PERF, "4.9", null, NONE),
    ITERATOR("iter", "iterator", Target.OBJECTS, "5.8", null, Tools.of("bpftool iter pin {object} {pin}", "rm {pin}")),
    CGROUP("cgroup", "cgroup", Target.CGROUP, "4.10", null,
            Tools.of("bpftool cgroup attach {target} {attach} id {id}",
                    "bpftool cgroup detach {target} {attach} id {id}")),
    STRUCT_OPS("struct-ops", "struct_ops", Target.NONE, "5.6", null,
            Tools.of("bpftool struct_ops register {object}", "bpftool struct_ops unregister name {name}")),
    SYSCALL("syscall", "syscall", Target.NONE, "5.14", null, NONE),
    LIRC("lirc", "infrared decoder", Target.DEVICE, "4.18", null, NONE);

    private final String word;
    private final String words;
    private final Target target;
    private final Release since;
    private final Optional<Feature> feature;
    private final Tools tools;
    private final Optional<Reader> reader;

    HookKind(String word, String words, Target target, String since, Feature feature, Tools tools) {
        this(word, words, target, since, feature, tools, null);
    }

    HookKind(
            String word, String words, Target target, String since, Feature feature, Tools tools, Reader reader) {
        this.word = word;
        this.words = words;
        this.target = target;
        this.since = Release.of(since);
        this.feature = Optional.ofNullable(feature);
        this.tools = tools;
        this.reader = Optional.ofNullable(reader);
    }

    /** Reads a target as a person types it. */
    @FunctionalInterface
    interface Reader {
        Hook read(String target, Optional<String> mode);
    }

    /** As typed: {@code raw-tracepoint}. */
    public String word() {
        return word;
    }

    /** The name of its programs in a sentence: {@code raw tracepoint}. */
    public String words() {
        return words;
    }

    /** How the place is written. */
    public Target target() {
        return target;
    }

    /** The first kernel that has it. */
    public Release since() {
        return since;
    }

    /** What a kernel must have been built with for it; empty where every kernel of its release has it. */
    public Optional<Feature> feature() {
        return feature;
    }

    /** Whether it needs a kernel that lets a program be called from the text of a function: the trampolines. */
    public boolean needsTrampolines() {
        return feature.filter(needed -> needed != Feature.KPROBE).isPresent();
    }

    /** How other tools do it. */
    public Tools tools() {
        return tools;
    }

    /** Its sections, today's name first. */
    public List<SecDef> sections() {
        return SecDefs.ALL.stream().filter(def -> def.kind() == this).toList();
    }

    /** The names of all sections that say a program type, for "did you mean". */
    public static List<String> sectionNames() {
        return SecDefs.ALL.stream().map(SecDef::name).toList();
    }

    /** Whether bpflab can attach to it. */
    public boolean isAttachable() {
        return reader.isPresent();
    }

    /** The kinds that bpflab can attach to. */
    public static List<HookKind> attachable() {
        return Arrays.stream(values()).filter(HookKind::isAttachable).toList();
    }

    /** The kind with that word. @throws bpflab.trouble.TroubleException there is none */
    public static HookKind of(String word) {
        List<String> known = attachable().stream().map(HookKind::word).toList();
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Trouble.usage(
                                "there is no hook " + word, "there are " + String.join(", ", known),
                                Nearest.hint(word, known, ":help attach"))
                        .toException());
    }

    /**
     * The hook of this kind at a place.
     *
     * @param mode a way of attaching, where the kind has several
     * @throws bpflab.trouble.TroubleException bpflab cannot attach to this kind, or the place is not written so
     */
    public Hook at(String place, Optional<String> mode) {
        return reader.orElseThrow(this::notYet).read(place, mode);
    }

    private RuntimeException notYet() {
        String how = tools.attach().isEmpty()
                ? ":help attach names the hooks that it knows"
                : "with other tools: " + Tools.asked(tools.attach().get(0));
        return Trouble.failed("cannot attach to the hook " + word, "bpflab loads " + words
                + " programs, and does not attach them", how).toException();
    }
}
