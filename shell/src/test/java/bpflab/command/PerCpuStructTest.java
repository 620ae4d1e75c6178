package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.map.TypedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :dump map} of structs per CPU: what is a counter is added up, and said so; what is none has a row a CPU. */
class PerCpuStructTest extends KernelDesk {
    private int cpus;

    @BeforeEach
    void load() throws Exception {
        desk.file("percpu.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct traffic { __u64 packets, bytes; };
                struct seen { __u64 packets; __u8 mac[6]; };
                struct both { union { __u32 whole; __u16 half[2]; }; };
                #define PER_CPU(NAME, VALUE) struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); \\
                \t__uint(max_entries, 1); __type(key, __u32); __type(value, VALUE); } NAME SEC(".maps")
                PER_CPU(traffic, struct traffic);
                PER_CPU(seen, struct seen);
                PER_CPU(both, struct both);
                SEC("xdp") int f(struct xdp_md *c)
                {
                \t__u32 key = 0;
                \treturn bpf_map_lookup_elem(&traffic, &key) && bpf_map_lookup_elem(&seen, &key)
                \t\t&& bpf_map_lookup_elem(&both, &key) ? 1 : 2;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load percpu.c");
        assertThat(desk.last().ok()).isTrue();
        cpus = new TypedMap(desk.bench().map("traffic")).iterator().next().values().size();
        assumeTrue(cpus > 1 && cpus <= 8);
    }

    @Test
    void what_is_offered_names_the_map_as_it_was_typed() throws Exception {
        int id = desk.bench().map("traffic").info().id();
        String offered = desk.type(":dump map " + id + " --all").lines().filter(line -> line.contains("--long"))
                .findFirst().orElseThrow().replaceFirst("^sums of \\d+ CPUs: ", "");
        assertThat(offered).startsWith(":dump map " + id + " --all --long");
        assertThat(desk.type(offered)).contains("cpu 0  packets");
    }

    @Test
    void a_sum_says_that_it_is_one_and_how_to_see_each_CPU() throws Exception {
        desk.type(":map set traffic 0 {3,70}");
        assertThat(desk.type(":dump map traffic"))
                .containsPattern("0 +" + 3 * cpus + " +" + 70 * cpus)
                .contains("sums of " + cpus + " CPUs: :dump map traffic --long");
        assertThat(desk.type(":dump map traffic --long")).contains("cpu 1  bytes").doesNotContain("sums of");
    }

    @Test
    void addresses_are_not_added_up() throws Exception {
        desk.type(":map set seen 0 {3,02:00:00:00:00:01}");
        assertThat(desk.type(":dump map seen"))
                .containsPattern("key +cpu +packets +mac")
                .containsPattern("0 +1 +3 +\\{2, 0, 0, 0, 0, 1\\}");
    }

    @Test
    void unions_are_not_added_up() throws Exception {
        desk.type(":map set both 0 {.whole=40000}");
        assertThat(desk.type(":dump map both")).containsPattern("0 +1 +40000 +\\{40000, 0\\}");
    }
}
