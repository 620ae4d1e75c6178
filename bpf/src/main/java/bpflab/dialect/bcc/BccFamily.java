package bpflab.dialect.bcc;

import bpflab.dialect.Dialect;
import bpflab.dialect.Family;
import bpflab.dialect.Original;
import bpflab.dialect.PrintCall;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import bpflab.dialect.Unrolled;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is known of BCC's C. */
public final class BccFamily implements Family {
    private static final Set<String> PROBES = Set.of(
            "TRACEPOINT_PROBE", "RAW_TRACEPOINT_PROBE", "KFUNC_PROBE", "KRETFUNC_PROBE", "LSM_PROBE", "KMOD_RET");
    /** Contexts of programs. In today's C a function that gets one has a section. */
    private static final Set<String> CONTEXTS = Set.of(
            "xdp_md", "__sk_buff", "pt_regs", "bpf_perf_event_data", "bpf_raw_tracepoint_args");
    private static final Pattern PLAIN_HEADERS = Pattern.compile("(?:uapi/)?linux/\\w+\\.h|std\\w+\\.h");
    private static final Set<String> SHORT_TYPES = Set.of("u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64");
    /** iproute2's own header, whose BPF_PROG_ARRAY and kin are others. */
    private static final String IPROUTE = "bpf_api.h";

    @Override
    public Set<Dialect> spoken(Original source) {
        return isBcc(source) || !hasSections(source) && hasBareProgram(source) ? Set.of(Dialect.BCC) : Set.of();
    }

    @Override
    public Set<Dialect> spokenIn(Original header) {
        return isBcc(header) ? Set.of(Dialect.BCC) : Set.of();
    }

    private static boolean isBcc(Original source) {
        if (source.headers().anyMatch(header -> header.content().endsWith(IPROUTE))) {
            return false;
        }
        Set<String> macros = Set.copyOf(source.macros().toList());
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.kind() != Token.Kind.NAME || macros.contains(token.text())) {
                continue;
            }
            boolean called = source.token(i + 1).is("(");
            if (called && (TableMacro.names().contains(token.text()) || PROBES.contains(token.text()))) {
                return true;
            }
            boolean method = called && source.token(i - 1).is(".") && Methods.knows(token.text())
                    && source.token(i - 2).kind() == Token.Kind.NAME && !token.is("call");
            boolean shortPrint = called && token.is("bpf_trace_printk") && PrintCall.lacksLength(source, i);
            if (method || shortPrint && !hasSections(source)) {
                return true;
            }
        }
        return false;
    }

    /** BCC gives each program its section itself. */
    private static boolean hasSections(Original source) {
        return source.tokens().stream().anyMatch(token -> token.kind() == Token.Kind.NAME
                && (token.is("SEC") || token.is("section") || token.text().startsWith("__section")));
    }

    /** A function with the name or the context of a BCC program. */
    private static boolean hasBareProgram(Original source) {
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (depth == 0 && token.kind() == Token.Kind.NAME && source.token(i + 1).is("(")) {
                int close = source.closing(i + 1);
                boolean body = close > 0 && source.token(close + 1).is("{");
                boolean named = Sections.byName(token.text()).isPresent();
                boolean typed = source.token(i + 2).is("struct") && source.token(i + 4).is("*")
                        && CONTEXTS.contains(source.token(i + 3).text());
                if (body && (named || typed && hasWords(source))) {
                    return source.headers().noneMatch(header -> header.content().startsWith("bpf/")
                            || header.content().contains("bpf_helpers.h"));
                }
            }
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
        }
        return false;
    }

    /** Whether a text uses what BCC alone declares without a header: helpers, the kernel's short types. */
    private static boolean hasWords(Original source) {
        return IntStream.range(0, source.tokens().size()).anyMatch(i -> SHORT_TYPES.contains(source.token(i).text())
                || source.token(i + 1).is("(") && (source.token(i).text().startsWith("bpf_")
                        || source.token(i).text().startsWith("load_") || source.token(i).is("cursor_advance")))
                || source.headers().anyMatch(header -> !PLAIN_HEADERS.matcher(header.content()).matches());
    }

    @Override
    public Unrolled.Wanted unrolled(Original source) {
        return new OwnMacros(source, PROBES, CONTEXTS)::asks;
    }

    @Override
    public Optional<Set<Integer>> counting(Request request, Set<String> names) throws InterruptedException {
        return request.dialects().contains(Dialect.BCC)
                ? Optional.of(new Conditions(request.source()).counting(request, names))
                : Optional.empty();
    }

    @Override
    public List<Rule> rules() {
        return List.of(new BccRule());
    }
}
