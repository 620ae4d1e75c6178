package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.PrintCall;
import bpflab.dialect.Token;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names that are other ones today, whether clang reads their lines or not. */
final class Words {
    private static final Map<String, String> TODAY = Map.ofEntries(
            Map.entry("htons", "bpf_htons"), Map.entry("ntohs", "bpf_ntohs"), Map.entry("htonl", "bpf_htonl"),
            Map.entry("ntohl", "bpf_ntohl"), Map.entry("be16_to_cpu", "bpf_ntohs"),
            Map.entry("be32_to_cpu", "bpf_ntohl"), Map.entry("be64_to_cpu", "bpf_be64_to_cpu"),
            Map.entry("cpu_to_be16", "bpf_htons"), Map.entry("cpu_to_be32", "bpf_htonl"),
            Map.entry("cpu_to_be64", "bpf_cpu_to_be64"), Map.entry("bpf_ntohll", "bpf_be64_to_cpu"),
            Map.entry("bpf_htonll", "bpf_cpu_to_be64"), Map.entry("__constant_htons", "bpf_htons"),
            Map.entry("__constant_htonl", "bpf_htonl"), Map.entry("__constant_ntohs", "bpf_ntohs"));

    private static final Set<String> UNREAD = Set.of("typeof", "__typeof__", "sizeof");

    private final Page page;

    Words(Page page) {
        this.page = page;
    }

    /** Writes all. */
    void write() {
        Original source = page.source();
        Set<String> own = own();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            boolean called = token.kind() == Token.Kind.NAME && source.token(i + 1).is("(")
                    && !own.contains(token.text());
            if (called && TODAY.containsKey(token.text())) {
                String today = TODAY.get(token.text());
                page.rewrites().change(token.from(), token.to(), "libbpf's bpf_endian.h has it as " + today + "()")
                        .replace(token.from(), token.to(), today);
            } else if (UNREAD.contains(token.text()) && source.token(i + 1).is("(")) {
                typeOf(source, i + 2);
            } else if (called && token.is("bpf_trace_printk") && !hasLength(source, i)) {
                page.rewrites().change(
                        token.from(), token.to(),
                        "the kernel's bpf_trace_printk() wants the format's length, which libbpf's bpf_printk() knows")
                        .replace(token.from(), token.to(), "bpf_printk");
            }
        }
    }

    /** {@code typeof(table.leaf)}: a map of today points at a key and a value, which are never read. */
    private void typeOf(Original source, int at) {
        Token part = source.token(at + 2);
        String today = part.is("leaf") ? "value" : part.is("key") ? "key" : "";
        if (page.tables().containsKey(source.token(at).text()) && source.token(at + 1).is(".")
                && !today.isEmpty() && source.token(at + 3).is(")")) {
            page.rewrites().change(source.token(at).from(), part.to(), "a map's types are what its members point at")
                    .insert(source.token(at).from(), "*").replace(part.from(), part.to(), today);
        }
    }

    /** What the text itself defines. */
    private Set<String> own() {
        Set<String> own = new TreeSet<>(page.source().macros().toList());
        page.functions().forEach(function -> own.add(function.name()));
        return own;
    }

    /** Whether the second argument is the format's length, as the kernel wants it. */
    private static boolean hasLength(Original source, int at) {
        return source.token(at + 2).kind() == Token.Kind.STRING
                ? !PrintCall.lacksLength(source, at)
                : Arguments.behind(source, at).at(1).startsWith("sizeof");
    }
}
