package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Advice;
import bpflab.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** A key or a value of a wrong shape: the line that is offered instead is typed as it stands, and works. */
class RefusedValueTest extends KernelDesk {
    private static final String MAPS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            #define MAP(kind, name, k, v) struct { __uint(type, BPF_MAP_TYPE_##kind); __uint(max_entries, 4); \\
            \t__type(key, k); __type(value, v); } name SEC(".maps")
            enum colour { RED = 1, GREEN };
            struct flow { __u32 src; __u16 ports[2]; };
            struct text { char name[4]; };
            struct tail { __u32 n; __u16 more[]; };
            struct address { __u32 prefixlen; __u8 data[16]; };
            MAP(HASH, flows, __u32, struct flow);
            MAP(HASH, by_flow, struct flow, __u32);
            MAP(HASH, texts, __u32, struct text);
            MAP(HASH, tails, __u32, struct tail);
            MAP(HASH, flags, __u32, _Bool);
            MAP(HASH, colours, __u32, enum colour);
            MAP(ARRAY, slots, __u32, struct flow);
            struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 4); __uint(map_flags, BPF_F_NO_PREALLOC);
            \t__type(key, struct address); __type(value, __u32); } trie SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_QUEUE); __uint(max_entries, 9); __type(value, struct flow); } line
            \tSEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_BLOOM_FILTER); __uint(max_entries, 9); __type(value, struct flow); } seen
            \tSEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_CPUMAP); __uint(max_entries, 2); __type(key, int); __type(value, int); }
            \tcpus SEC(".maps");
            struct flow last;
            int count;
            SEC("xdp") int f(struct xdp_md *c) { count++; last.src++; return 2; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    private static final String[] WRONG = {
        ":map set flows 1 2", ":map set flows 1 '{3, {1, 2, 4}}'", ":map set flows 1 '{src=1'",
        ":map set flows 1 '{zzz=1}'", ":map set flows 1 src=1 ports=[3]", ":map set flows 1 '{ports=3}'",
        ":map set flows 1 '{src=-1}'", ":map set by_flow 7 1", ":map set texts 1 2",
        ":map set texts 1 '{name=\"abcde\"}'",
        ":map set tails 1 '{n=1, more=[1]}'", ":map set flags 1 maybe", ":map set colours 1 BLUE",
        ":map set trie 10.0.0.0/8 1", ":map set trie x/8 1", ":map set trie ::/129 1", ":map set trie / 1",
        ":map set line 1 '{src=1}'", ":map push line 5", ":map push line", ":map push seen 5", ":map push seen",
        ":map peek seen", ":map get seen '{src=1}'", ":map push flows '{src=1}'", ":map pop flags",
        ":map set cpus 0 '{q=4}'",
        ":map set .bss last 5", ":map set .bss count x", ":map delete slots 1", ":map pin flows /tmp/x",
        ":map create other hash --entries 0", ":map create other array_of_maps", ":map set flows", ":map set flows 1",
    };

    @Test
    void has_a_line_that_works() throws Exception {
        desk.file("wrong.c", MAPS);
        assertThat(desk.type(":load wrong.c")).doesNotContain("refused");
        desk.type(":map set flags 0 true");
        for (String wrong : WRONG) {
            desk.type(wrong);
            assertThat(desk.last().trouble()).as(wrong).isPresent();
            Trouble trouble = desk.last().trouble().get();
            String line = Advice.of(trouble.hint()).get(0).typed();
            String answer = desk.type(line);
            assertThat(desk.last().trouble()).as(wrong + " -> " + line + ": " + answer).isEmpty();
        }
    }
}
