package bpflab.hook;

import static bpflab.hook.Tools.AUTOATTACH;
import static bpflab.hook.Tools.CGROUPS;
import static bpflab.hook.Tools.MAPS;
import static bpflab.hook.Tools.NONE;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of hook that libbpf knows sections for: the table that loading, attaching, completion, lessons, the
 * verifier's stories and {@code :how} read. Those that bpflab attaches to have a {@link Reader}, and a record of
 * {@link Hook}. The sections of each are in {@link SecDefs}, types of program in {@link ProgramType}.
 */
public enum HookKind {
    XDP("xdp", "XDP", Target.INTERFACE, "4.8", null, Tools.of("""
            ip {force}link set dev {target} {hook} {origin}
            # or
            bpftool net attach {hook} id {id} dev {target}{overwrite}""",
            "ip link set dev {target} {hook} off"), Xdp::read),
    TC("tc", "tc", Target.DIRECTION, "4.1", null, Tools.of("""
            tc qdisc replace dev {device} clsact
            tc filter add dev {device} {point}{pref} bpf da {origin}""", "tc filter del dev {device} {point}{pref}"),
            Tc::read),
    TC_ACTION("tc-action", "tc action", Target.DIRECTION, "4.1", null, Tools.of("""
            bpftool prog pin id {id} {pin}
            tc qdisc replace dev {device} clsact
            tc filter add dev {device} ingress matchall action bpf object-pinned {pin}""",
            "tc filter del dev {device} ingress")),
    NETKIT("netkit", "netkit", Target.END, "6.7", Feature.NETKIT, AUTOATTACH, Netkit::read),
    SOCKET("socket", "socket filter", Target.SOCKET, "3.19", null, NONE, SocketFilter::read),
    SK_REUSEPORT("sk-reuseport", "reuseport", Target.GROUP, "4.19", null, NONE, Reuseport::read),
    SK_LOOKUP("sk-lookup", "socket lookup", Target.NAMESPACE, "5.9", null, AUTOATTACH, NetworkStack::read),
    SK_SKB("sk-skb", "sk_skb", Target.MAP, "4.14", null, MAPS, SockMap::read),
    SK_MSG("sk-msg", "sk_msg", Target.MAP, "4.17", null, MAPS, SockMap::read),
    FLOW_DISSECTOR("flow-dissector", "flow dissector", Target.NAMESPACE, "5.8", null,
            Tools.of("bpftool prog attach id {id} flow_dissector", "bpftool prog detach id {id} flow_dissector"),
            NetworkStack::read),
    NETFILTER("netfilter", "netfilter", Target.PROTOCOL, "6.4", Feature.NETFILTER, NONE, Netfilter::read),
    LWT("lwt", "lightweight tunnel", Target.ROUTE, "4.10", null, Tools.of("""
            bpftool prog pin id {id} {pin}
            ip route add {target} encap bpf {direction} pinned {pin} dev {device}""",
            "ip route del {target} dev {device}"), Lwt::read),
    TRACEPOINT("tracepoint", "tracepoint", Target.EVENT, "4.7", null, AUTOATTACH, Tracepoint::read),
    RAW_TRACEPOINT("raw-tracepoint", "raw tracepoint", Target.RAW_EVENT, "4.17", null, AUTOATTACH,
            RawTracepoint::read),
    TP_BTF("tp-btf", "BTF tracepoint", Target.TYPED_EVENT, "5.5", null, AUTOATTACH, Traced::read),
    KPROBE("kprobe", "kprobe", Target.PROBED, "4.1", Feature.KPROBE, AUTOATTACH, Kprobe::read),
    KRETPROBE("kretprobe", "kretprobe", Target.PROBED, "4.1", Feature.KPROBE, AUTOATTACH, Kprobe::read),
    KPROBE_MULTI("kprobe-multi", "kprobe", Target.FUNCTIONS, "5.18", Feature.FPROBE, AUTOATTACH, KprobeMulti::read),
    KRETPROBE_MULTI("kretprobe-multi", "kretprobe", Target.FUNCTIONS, "5.18", Feature.FPROBE, AUTOATTACH,
            KprobeMulti::read),
    KPROBE_SESSION("kprobe-session", "kprobe session", Target.FUNCTIONS, "6.10", Feature.FPROBE, AUTOATTACH,
            KprobeMulti::read),
    KSYSCALL("ksyscall", "ksyscall", Target.SYSCALL, "4.1", Feature.KPROBE, AUTOATTACH, Kprobe::read),
    KRETSYSCALL("kretsyscall", "kretsyscall", Target.SYSCALL, "4.1", Feature.KPROBE, AUTOATTACH, Kprobe::read),
    UPROBE("uprobe", "uprobe", Target.BINARY, "4.3", Feature.UPROBE, AUTOATTACH, Uprobe::read),
    URETPROBE("uretprobe", "uretprobe", Target.BINARY, "4.3", Feature.UPROBE, AUTOATTACH, Uprobe::read),
    UPROBE_MULTI("uprobe-multi", "uprobe", Target.BINARIES, "6.6", Feature.UPROBE, AUTOATTACH, UprobeMulti::read),
    URETPROBE_MULTI("uretprobe-multi", "uretprobe", Target.BINARIES, "6.6", Feature.UPROBE, AUTOATTACH,
            UprobeMulti::read),
    UPROBE_SESSION("uprobe-session", "uprobe session", Target.BINARIES, "6.13", Feature.UPROBE, AUTOATTACH,
            UprobeMulti::read),
    USDT("usdt", "USDT probe", Target.PROBE, "4.20", Feature.UPROBE, AUTOATTACH, Usdt::read),
    FENTRY("fentry", "fentry", Target.FUNCTION, "5.5", Feature.FENTRY, AUTOATTACH, Traced::read),
    FEXIT("fexit", "fexit", Target.FUNCTION, "5.5", Feature.FENTRY, AUTOATTACH, Traced::read),
    FSESSION("fsession", "fsession", Target.FUNCTION, "7.0", Feature.FENTRY, AUTOATTACH, Traced::read),
    FMOD_RET("fmod-ret", "fmod_ret", Target.FUNCTION, "5.7", Feature.FENTRY, AUTOATTACH, Traced::read),
    FREPLACE("freplace", "freplace", Target.PROGRAM, "5.6", Feature.FENTRY, NONE),
    LSM("lsm", "LSM", Target.DECISION, "5.7", Feature.LSM, AUTOATTACH, Traced::read),
    LSM_CGROUP("lsm-cgroup", "LSM", Target.CGROUP, "6.0", Feature.LSM, CGROUPS, Cgroup::read),
    PERF_EVENT("perf-event", "perf event", Target.PERF, "4.9", null, NONE, PerfEvent::read),
    ITERATOR("iter", "iterator", Target.OBJECTS, "5.8", null, Tools.of("bpftool iter pin {object} {pin}", "rm {pin}"),
            Iterator::read),
    CGROUP("cgroup", "cgroup", Target.CGROUP, "4.10", Feature.CGROUP, CGROUPS, Cgroup::read),
    STRUCT_OPS("struct-ops", "struct_ops", Target.STRUCTURE, "5.6", null,
            Tools.of("bpftool struct_ops register {object}", "bpftool struct_ops unregister name {target}"),
            StructOps::read),
    SYSCALL("syscall", "syscall", Target.NONE, "5.14", null, NONE),
    LIRC("lirc", "infrared decoder", Target.DEVICE, "4.18", null, NONE);

    /** What bpftool calls points that are called here as in their sections. */
    private static final Map<String, String> TOOLS_POINTS = Map.of("device", "dev", "sock_ops", "sockops", "sock",
            "sock_create", "inet_ingress", "ingress", "inet_egress", "egress");
    private static final Set<HookKind> REPLACING = EnumSet.of(
            XDP, TC, NETKIT, SOCKET, SK_REUSEPORT, SK_LOOKUP, SK_SKB, SK_MSG, FLOW_DISSECTOR, LWT, CGROUP);
    private static final Set<Feature> TRAMPOLINES = EnumSet.of(Feature.FENTRY, Feature.LSM);

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
        Hook read(Place place);
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

    /** Its words, as usage lines have them: {@code ingress|egress INTERFACE}. */
    public String form() {
        if (!pointed()) {
            return target.form();
        }
        return (points().size() > 3 ? "POINT" : String.join("|", points())) + " " + target.form();
    }

    /** A place of it that many machines have. */
    public String example() {
        return pointed() ? points().get(0) + " " + target.example() : target.example();
    }

    /** The words for the points in a place: {@code ingress}, {@code connect4}; none where a place has one only. */
    public List<String> points() {
        return !target.pointed() ? List.of() : sections().stream()
                .filter(def -> def.attach().isPresent())
                .filter(def -> sections().stream()
                        .filter(other -> other.attach().equals(def.attach())).findFirst().orElseThrow() == def)
                .map(SecDef::point)
                .toList();
    }

    /** Whether a word before a place of it says which of its points. */
    boolean pointed() {
        return points().size() > 1;
    }

    /** A place as it is written. */
    String written(String point, String place) {
        return pointed() ? point + " " + place : place;
    }

    /**
     * That point.
     *
     * @throws bpflab.trouble.TroubleException its places have none of that name
     */
    String point(String word) {
        if (!points().contains(word)) {
            String bare = word.substring(word.lastIndexOf('/') + 1);
            throw Trouble.usage("the hook " + this.word + " has no point " + word,
                    "there are " + String.join(", ", points()),
                    Nearest.hint(TOOLS_POINTS.getOrDefault(bare, bare), points(), "Tab completes them")).toException();
        }
        return word;
    }

    /** What a program for that point is verified for. */
    AttachType attachType(String point) {
        return sections().stream()
                .filter(def -> def.point().equals(point))
                .flatMap(def -> def.attach().stream())
                .findFirst()
                .orElseThrow();
    }

    /** Whether its programs are loaded for their place, and run nowhere else. */
    public boolean boundAtLoad() {
        return target.boundAtLoad();
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
        return feature.filter(TRAMPOLINES::contains).isPresent();
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

    /** Whether what is attached to it can get another program and keep its place; events keep the one they have. */
    public boolean takesAnother() {
        return REPLACING.contains(this);
    }

    /** Whether bpflab can attach to it. */
    public boolean isAttachable() {
        return reader.isPresent();
    }

    /** The kinds that bpflab can attach to. */
    public static List<HookKind> attachable() {
        return Arrays.stream(values()).filter(HookKind::isAttachable).toList();
    }

    /** The kind with that word; {@code sk_lookup} as sections write it, too. */
    public static Optional<HookKind> called(String word) {
        String hyphens = word.replace('_', '-');
        return Arrays.stream(values()).filter(kind -> kind.word.equals(hyphens)).findFirst();
    }

    /**
     * The kind with that word.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public static HookKind of(String word) {
        List<String> known = attachable().stream().map(HookKind::word).toList();
        return called(word)
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
        return at(place, mode, Optional.empty());
    }

    /** The same; a place that is not written so is told with that line. */
    Hook at(String place, Optional<String> mode, Optional<String> line) {
        return reader.orElseThrow(this::notYet).read(new Place(this, place.strip(), mode, line));
    }

    private RuntimeException notYet() {
        if (target == Target.NONE) {
            return Trouble.usage("a " + words + " program is attached to nothing", "it runs when it is called",
                    ":help run   # tells how").toException();
        }
        String how = tools.attach().isEmpty()
                ? ":help attach   # names the hooks that it knows"
                : "with other tools: " + Tools.asked(tools.attach().get(tools.attach().size() - 1));
        return Trouble.failed("cannot attach to the hook " + word, "bpflab loads " + words
                + " programs, and does not attach them", how).toException();
    }
}
