package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code :map set} says of fields that were not named. */
class MapSetTest extends KernelDesk {
    @Test
    void fields_that_were_not_named_and_became_0_are_told_with_the_line_that_keeps_them() throws Exception {
        desk.file("pair.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct pair { __u32 small, big; union { __u8 low; __u64 all; } bits; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8);
                \t__type(key, __u32); __type(value, struct pair); } pairs SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c) { __u32 k = 1; return bpf_map_lookup_elem(&pairs, &k) ? 1 : 2; }
                """);
        desk.type(":load pair.c");
        assertThat(desk.type(":map set pairs 1 '{small=1}'")).as("a new entry loses nothing").endsWith("   new");
        assertThat(desk.type(":map set pairs 1 '{small=1, big=2, bits={low=3}}'")).doesNotContain("not named");
        assertThat(desk.type(":map set pairs 1 '{small=7, bits={low=0}}'"))
                .contains("big: not named, so 0 now").contains("  :map set pairs 1 '{");
        String keeps = desk.type(":map set pairs 1 '{small=7, big=2, bits={low=3}}'")
                + desk.type(":map set pairs 1 '{small=8}'");
        assertThat(keeps).contains("big, bits: not named, so 0 now");
        String line = keeps.lines().filter(each -> each.startsWith("  :map set")).findFirst().orElseThrow().strip();
        assertThat(desk.type(line)).contains(".small = 8, .big = 2", ".low = 3").doesNotContain("not named");
        assertThat(desk.type(":help map")).contains("fields that are not named", "become 0");
    }
}
