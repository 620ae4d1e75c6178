package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Functions without a section to programs: BCC's script says elsewhere what each is attached to. */
final class Programs {
    private static final Map<String, String> MACROS = Map.of(
            "TRACEPOINT_PROBE", "tracepoint", "RAW_TRACEPOINT_PROBE", "raw_tp", "KFUNC_PROBE", "fentry",
            "KRETFUNC_PROBE", "fexit", "MODULE_KFUNC_PROBE", "fentry", "MODULE_KRETFUNC_PROBE", "fexit", "KMOD_RET",
            "fmod_ret", "LSM_PROBE", "lsm", "BPF_ITER", "iter");
    /** What a socket filter may not do, and a program of tc may. */
    private static final List<String> TC_ONLY = List.of(
            "bpf_skb_store_bytes", "bpf_l3_csum_replace", "bpf_l4_csum_replace", "bpf_clone_redirect", "bpf_redirect",
            "bpf_skb_set_tunnel_key", "bpf_skb_get_tunnel_key", "bpf_skb_vlan_push", "bpf_skb_vlan_pop",
            "bpf_skb_change_type", "bpf_skb_adjust_room", "bpf_skb_change_tail", "bpf_skb_change_head",
            "bpf_skb_pull_data", "bpf_get_cgroup_classid", "bpf_set_hash_recalc", "bpf_redirect_neigh",
            "bpf_redirect_peer", "bpf_fib_lookup", "bpf_skb_under_cgroup", "incr_cksum_l3", "incr_cksum_l4");

    private final Page page;
    private final Set<String> called;

    Programs(Page page) {
        this.page = page;
        this.called = page.all().map(Cursor::called).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    /** The macros that are heads of programs. */
    static Set<String> macros() {
        return MACROS.keySet();
    }

    /** Finds them, and says what each is. */
    void find() {
        page.functions().stream().filter(this::isHelper).forEach(function -> new HelperHead(page, function).write());
        for (Cursor function : page.functions()) {
            int at = page.tokenAt(function.place().used());
            String first = page.source().token(at).text();
            if (MACROS.containsKey(first)) {
                macro(function, at, first);
            } else if (!isHelper(function)) {
                plain(function);
            }
        }
    }

    /** What others call, or could. An inline function that nobody calls and that gets a context is BCC's program. */
    private boolean isHelper(Cursor function) {
        if (MACROS.containsKey(page.source().token(page.tokenAt(function.place().used())).text())) {
            return false;
        }
        boolean isInline = function.fact("inline").equals("true");
        boolean isContext = function.parameters().stream().findFirst()
                .filter(first -> Sections.byContext(first.plainType()).isPresent()).isPresent();
        return function.fact("storageClass").equals("static") || called.contains(function.name())
                || isInline && !isContext;
    }

    private void plain(Cursor function) {
        List<Cursor> parameters = function.parameters();
        if (function.children().stream().anyMatch(child -> child.is("SectionAttr"))) {
            return;
        }
        if (!parameters.isEmpty() && !parameters.get(0).type().endsWith("*")) {
            page.draft().leave(
                    function.place().used(), function.name(), "it gets no context, so nothing tells what calls it",
                    "make it static, if it is called by others");
            return;
        }
        String section = section(function, parameters.isEmpty() ? Cursor.NOTHING : parameters.get(0));
        page.programs().add(new Program(function, section));
        new ProgramHead(page, function, parameters, section).write();
    }

    private String section(Cursor function, Cursor context) {
        Optional<String> sure = Sections.byName(function.name());
        if (sure.isPresent()) {
            return sure.get();
        }
        Set<String> uses = uses(function);
        String pointed = context.plainType().replaceAll("\\s*\\*$", "");
        if (pointed.equals("struct __sk_buff")) {
            return packets(function, uses);
        }
        Optional<String> typed = Sections.byContext(context.plainType());
        if (typed.isPresent() && !typed.get().equals("kprobe")) {
            return page.options().type().filter(type -> typed.get().startsWith("cgroup/")).orElse(typed.get());
        }
        if (page.options().type().isPresent()) {
            return page.options().type().get();
        }
        if (typed.isEmpty() && pointed.startsWith("struct ")) {
            told(function, "tracepoint", "its context is a struct of its own, as of a tracepoint");
            return "tracepoint";
        }
        return probe(function, uses);
    }

    private String probe(Cursor function, Set<String> uses) {
        if (uses.contains("bpf_usdt_readarg") || uses.contains("bpf_usdt_readarg_p")) {
            return "usdt";
        }
        String section = uses.contains("PT_REGS_RC") ? "kretprobe" : "kprobe";
        told(function, section, "a script of BCC says elsewhere what it is attached to");
        return section;
    }

    private String packets(Cursor function, Set<String> uses) {
        if (page.options().type().isPresent()) {
            return page.options().type().get();
        }
        boolean reads = uses.contains("data_end")
                || uses.stream().anyMatch(name -> TC_ONLY.contains(name) || name.startsWith("TC_ACT_"));
        String section = reads ? "tc" : "socket";
        told(function, section, reads
                ? "what it does with packets only programs of tc may"
                : "what it does a socket filter may, too");
        return section;
    }

    private void told(Cursor function, String section, String why) {
        page.draft().limit(
                Math.max(0, function.place().nameAt()), function.name() + "() is loaded as " + section + ": " + why
                        + "; --type SECTION says otherwise");
    }

    /** The names that stand in a function. */
    private Set<String> uses(Cursor function) {
        Set<String> names = new TreeSet<>();
        page.source().tokens().stream()
                .filter(token -> token.from() >= function.place().from() && token.to() <= function.place().to())
                .filter(token -> token.kind() == Token.Kind.NAME)
                .forEach(token -> names.add(token.text()));
        return names;
    }

    private void macro(Cursor function, int at, String macro) {
        Arguments arguments = Arguments.behind(page.source(), at);
        int skipped = macro.startsWith("MODULE_") ? 1 : 0;
        String kind = MACROS.get(macro);
        String place = kind.equals("tracepoint")
                ? arguments.at(0) + "/" + arguments.at(1)
                : arguments.at(skipped);
        String section = kind + "/" + place;
        page.programs().add(new Program(function, section));
        String head;
        if (kind.equals("tracepoint") || kind.equals("raw_tp") || kind.equals("iter")) {
            Cursor context = function.parameters().get(0);
            head = "int " + function.name() + "(" + context.type() + context.name() + ")";
        } else {
            String rest = arguments.texts().stream().skip(skipped + 1L).map(text -> ", " + text)
                    .collect(Collectors.joining());
            page.needed().add("BPF_PROG");
            head = "int BPF_PROG(" + function.name() + rest + ")";
        }
        page.later(() -> page.draft().replace(
                page.source().token(at).from(), page.source().token(arguments.close()).to(),
                "SEC(\"" + section + "\")\n" + head,
                "libbpf takes from the section what a program is attached to; " + macro + " is BCC's"));
    }
}
