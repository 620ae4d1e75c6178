package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.machine.Cgroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a section does not say the place whole, the line to type names what is there, and works as it stands. */
class PlaceHintsTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("places.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>

                struct {
                	__uint(type, BPF_MAP_TYPE_SOCKMAP);
                	__uint(max_entries, 2);
                	__type(key, __u32);
                	__type(value, __u64);
                } browsers SEC(".maps");

                struct {
                	__uint(type, BPF_MAP_TYPE_SOCKHASH);
                	__uint(max_entries, 2);
                	__type(key, __u32);
                	__type(value, __u64);
                } servers SEC(".maps");

                struct {
                	__uint(type, BPF_MAP_TYPE_HASH);
                	__uint(max_entries, 2);
                	__type(key, __u32);
                	__type(value, __u64);
                } visits SEC(".maps");

                int seen;

                SEC("sk_msg") int sends(struct sk_msg_md *msg) { return SK_PASS; }
                SEC("sk_skb") int my_parser(struct __sk_buff *skb) { return skb->len; }
                SEC("sk_skb") int my_verdict(struct __sk_buff *skb) { return SK_PASS; }
                SEC("cgroup/skb") int counts(struct __sk_buff *skb) { seen++; return 1; }
                SEC("iter/bpf_map_elem") int walks(struct bpf_iter__bpf_map_elem *ctx) { return 0; }
                SEC("iter/bpf_map_elem") int reads_too_much(struct bpf_iter__bpf_map_elem *ctx)
                {
                	__u64 *value = ctx->value;

                	seen += value ? value[1] : 0;
                	return 0;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load places.c");
    }

    @Test
    void the_map_in_the_line_is_one_of_the_programs() throws Exception {
        assertThat(desk.type(":attach sends")).contains(":attach sends sk-msg browsers");
        assertThat(desk.type(":attach sends sk-msg browsers")).contains("attached to browsers");
        assertThat(desk.type(":attach my_parser")).contains(":attach my_parser sk-skb stream_parser browsers");
        assertThat(desk.type(":attach my_verdict")).contains(":attach my_verdict sk-skb stream_verdict browsers");
        assertThat(desk.type(":attach my_verdict sk-skb stream_verdict browsers")).contains("attached to");
    }

    @Test
    void the_group_in_the_line_is_this_machines() throws Exception {
        assertThat(desk.type(":attach counts"))
                .contains(":attach counts cgroup ingress " + Cgroups.own().orElseThrow());
    }

    @Test
    void the_only_map_that_can_be_walked_over_is_meant() throws Exception {
        assertThat(desk.type(":attach walks")).containsPattern("attached to bpf_map_elem \\d+ +iter");
        assertThat(desk.type(":attach walks iter bpf_map_elem browsers"))
                .contains("it does not walk over maps like browsers");
        assertThat(desk.type(":attach reads_too_much")).contains("it reads or writes more of a key or a value");
    }

    @Test
    void of_several_maps_that_can_be_walked_over_one_is_named() throws Exception {
        desk.file("two.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>

                struct {
                	__uint(type, BPF_MAP_TYPE_ARRAY);
                	__uint(max_entries, 2);
                	__type(key, __u32);
                	__type(value, __u64);
                } first SEC(".maps"), second SEC(".maps");

                SEC("iter/bpf_map_elem") int walks2(struct bpf_iter__bpf_map_elem *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load two.c");
        assertThat(desk.type(":attach walks2"))
                .contains("which map is not said", ":attach walks2 iter bpf_map_elem first");
        assertThat(desk.type(":attach walks2 iter bpf_map_elem first")).contains("attached to bpf_map_elem first");
    }

    @Test
    void of_several_maps_one_is_named_that_has_what_the_program_reads() throws Exception {
        desk.file("wide.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>

                #define NUMBERS(name, type_of_value) struct { \\
                	__uint(type, BPF_MAP_TYPE_ARRAY); \\
                	__uint(max_entries, 2); \\
                	__type(key, __u32); \\
                	__type(value, type_of_value); \\
                } name SEC(".maps")
                NUMBERS(narrow, __u32);
                NUMBERS(wide, __u64);
                __u64 sum;

                SEC("iter/bpf_map_elem") int sums(struct bpf_iter__bpf_map_elem *ctx)
                {
                	__u64 *value = ctx->value;

                	sum += value ? *value : 0;
                	return 0;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load wide.c");
        assertThat(desk.type(":attach sums")).contains(":attach sums iter bpf_map_elem wide");
        assertThat(desk.type(":attach sums iter bpf_map_elem wide")).contains("attached to bpf_map_elem wide");
    }

    /** Each hint is typed as it stands; what is refused then is never the line itself. */
    @Test
    void what_is_told_of_a_hook_is_a_line_that_can_be_typed() throws Exception {
        desk.file("slips.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int pass(void *ctx) { return XDP_PASS; }
                SEC("tracepoint/kmem/kmaloc") int allocates(void *ctx) { return 0; }
                SEC("tracepoint/zzzzzz/zzzzz") int never(void *ctx) { return 0; }
                SEC("raw_tp/zzzzzz") int raw(void *ctx) { return 0; }
                SEC("uprobe") int getppid_is(void *ctx) { return 0; }
                SEC("uprobe/libc.so.6:getpppid") int returns(void *ctx) { return 0; }
                SEC("perf_event") int samples(void *ctx) { return 0; }
                SEC("cgroup_skb/egress") int leaves(void *ctx) { return 1; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load slips.c");
        for (String[] slip : new String[][] {
            {":attach pass struct_ops", ":attach pass"},
            {":attach pass cgroup", ":attach pass"},
            {":attach allocates", ":attach allocates tracepoint kmem/kmalloc"},
            {":attach never", ":attach never tracepoint sched/sched_process_exec"},
            {":attach raw", ":attach raw raw-tracepoint sched_switch"},
            {":attach returns", ":attach returns uprobe libc.so.6:getppid"},
            {":attach getppid_is libc.so.6", ":attach getppid_is uprobe libc.so.6:getppid"},
            {":attach getppid_is libc.so.6:zzzzzzzzz", ":attach getppid_is uprobe libc.so.6:getppid"},
            {":attach samples 99hz", ":attach samples perf-event cpu-clock"},
            {":attach samples cpu-clock --mode native", ":attach samples cpu-clock"},
            {":attach pass lab0 --mode foo", ":attach pass lab0 --mode native"}}) {
            assertThat(desk.type(slip[0])).as(slip[0]).contains("\n  try   " + slip[1]);
            assertThat(desk.type(slip[1])).as(slip[1]).contains("attached to ");
            desk.type(":detach all");
        }
        Process waits = new ProcessBuilder("bash", "-c", "read line; exit").start();
        try {
            String line = ":attach getppid_is uprobe " + waits.pid() + ":";
            String told = desk.type(":attach getppid_is " + waits.pid());
            assertThat(told).contains("\n  try   " + line);
            assertThat(desk.type(line + told.replaceAll("(?s).*" + line + "(\\w+).*", "$1"))).contains("attached to ");
        } finally {
            waits.destroy();
        }
        String own = Cgroups.own().orElseThrow();
        assertThat(desk.type(":attach leaves sideways " + own))
                .contains("has no point sideways", "\n  try   :attach leaves cgroup ingress " + own);
    }
}
