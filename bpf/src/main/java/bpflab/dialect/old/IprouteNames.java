package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What iproute2's {@code include/bpf_api.h} declared: short names for what libbpf's headers have. They are in no
 * package of a distribution.
 */
final class IprouteNames {
    static final String HEADER = "bpf_api.h";
    /** The sections of its {@code bpf_elf.h}. */
    private static final Map<String, String> SECTIONS = Map.of(
            "ELF_SECTION_MAPS", "maps", "ELF_SECTION_LICENSE", "license", "ELF_SECTION_PROG", "prog",
            "ELF_SECTION_CLASSIFIER", "classifier", "ELF_SECTION_ACTION", "action");
    private static final Map<String, String> MACROS = Map.ofEntries(
            Map.entry("ELF_SECTION_LICENSE", "ELF_SECTION_LICENSE \"license\""),
            Map.entry("ELF_SECTION_CLASSIFIER", "ELF_SECTION_CLASSIFIER \"tc\""),
            Map.entry("ELF_SECTION_ACTION", "ELF_SECTION_ACTION \"action\""),
            Map.entry("__section_cls_entry", "__section_cls_entry SEC(\"tc\")"),
            Map.entry("__section_act_entry", "__section_act_entry SEC(\"action\")"),
            Map.entry("__section_lwt_entry", "__section_lwt_entry SEC(\"lwt_xmit\")"),
            Map.entry("__section_license", "__section_license SEC(\"license\")"),
            Map.entry("BPF_LICENSE", "BPF_LICENSE(name) char ____license[] SEC(\"license\") = name"),
            Map.entry("BPF_H_DEFAULT", "BPF_H_DEFAULT (-1)"),
            Map.entry("printt", "printt bpf_printk"),
            Map.entry("lock_xadd", "lock_xadd(ptr, val) ((void)__sync_fetch_and_add(ptr, val))"));
    /** Maps, as its version 4 had them: what each takes, and its type, key and value. */
    private static final Map<String, String[]> MAPS = Map.of(
            "BPF_HASH", new String[] {"NAME, ID, KEY, VALUE, PIN, MAX", "HASH, KEY, VALUE"},
            "BPF_ARRAY", new String[] {"NAME, ID, VALUE, PIN, MAX", "ARRAY, 4, VALUE"},
            "BPF_ARRAY2", new String[] {"NAME, ID, PIN, MAX", "ARRAY, 4, 2"},
            "BPF_ARRAY4", new String[] {"NAME, ID, PIN, MAX", "ARRAY, 4, 4"},
            "BPF_ARRAY8", new String[] {"NAME, ID, PIN, MAX", "ARRAY, 4, 8"},
            "BPF_PROG_ARRAY", new String[] {"NAME, ID, PIN, MAX", "PROG_ARRAY, 4, 4"});
    /** What they stand on; a map that iproute2 pinned wherever is pinned by its name. */
    private static final List<String> MAP = List.of(
            "#define PIN_NONE 0", "#define PIN_OBJECT_NS 1", "#define PIN_GLOBAL_NS 2",
            "#define IPROUTE_MAP(NAME, TYPE, KEY, VALUE, PIN, MAX) struct { __uint(type, BPF_MAP_TYPE_##TYPE); "
                    + "__uint(key_size, KEY); __uint(value_size, VALUE); __uint(max_entries, MAX); "
                    + "__uint(pinning, (PIN) ? LIBBPF_PIN_BY_NAME : LIBBPF_PIN_NONE); } NAME SEC(\".maps\")");
    /** The kernel's, without their {@code bpf_}. */
    private static final Set<String> HELPERS = Set.of(
            "map_lookup_elem", "map_update_elem", "map_delete_elem", "ktime_get_ns", "trace_printk",
            "get_prandom_u32", "tail_call", "get_smp_processor_id", "get_numa_node_id", "get_cgroup_classid",
            "get_route_realm", "get_hash_recalc", "set_hash_invalid", "redirect", "clone_redirect", "skb_load_bytes",
            "skb_store_bytes", "l3_csum_replace", "l4_csum_replace", "csum_diff", "csum_update", "skb_change_type",
            "skb_change_proto", "skb_change_tail", "skb_change_head", "skb_pull_data", "skb_vlan_push",
            "skb_vlan_pop", "skb_get_tunnel_key", "skb_set_tunnel_key", "skb_get_tunnel_opt", "skb_set_tunnel_opt",
            "skb_event_output");

    private IprouteNames() {}

    /** Whether a text includes that header, and it is not there. */
    static boolean areMissing(Original source) {
        return source.headers().anyMatch(header -> header.content().endsWith(HEADER)
                && Surroundings.near(source, header).isEmpty());
    }

    /** The section that a token says, as text or by a name of iproute2's header; empty when it says none. */
    static String section(Token token) {
        return token.kind() == Token.Kind.STRING ? token.content() : SECTIONS.getOrDefault(token.text(), "");
    }

    /** The lines that declare those of some names that are its. */
    static List<String> lines(Set<String> used) {
        Set<String> lines = new TreeSet<>();
        used.stream().filter(MACROS::containsKey).forEach(name -> lines.add("#define " + MACROS.get(name)));
        used.stream().filter(HELPERS::contains).forEach(name -> lines.add("#define " + name + " bpf_" + name));
        List<String> all = new ArrayList<>(used.stream().anyMatch(MAPS::containsKey) ? MAP : List.of());
        used.stream().filter(MAPS::containsKey).sorted().forEach(name -> all.add("#define " + name + "("
                + MAPS.get(name)[0] + ") IPROUTE_MAP(NAME, " + MAPS.get(name)[1] + ", PIN, MAX)"));
        all.addAll(lines);
        return List.copyOf(all);
    }
}
