package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import org.junit.jupiter.api.Test;

/** {@code :load} of a file with a map that cannot be made: no program loads, for one reason. */
class SameReasonTest extends KernelDesk {
    @Test
    void what_holds_for_several_programs_is_told_once_and_names_them() throws Exception {
        desk.file("ring.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 4); __type(key, __u64);
                \t__type(value, __u64); } events SEC(".maps");
                SEC("xdp") int first(struct xdp_md *c) { __u64 k = 0; return bpf_map_lookup_elem(&events, &k) ? 1 : 2; }
                SEC("xdp") int second(struct xdp_md *c) { return XDP_PASS; }
                SEC("tc") int third(struct __sk_buff *c) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load ring.c"))
                .containsOnlyOnce("cannot have its map events")
                .contains("refused for the same reason: second, third");
        assertThat(Json.of(desk.last().data()))
                .contains("\"program\":\"first\"", "\"program\":\"second\"", "\"program\":\"third\"");
    }
}
