package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.map.EventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :why} of programs whose maps stand in the way: full, frozen, without what is asked for. */
class WhyMapsTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            #define MAP(name, kind, size) struct { __uint(type, BPF_MAP_TYPE_##kind); __uint(max_entries, size); \\
                __type(key, __u32); __type(value, __u32); } name SEC(".maps")
            #define ENDS(name, kind, size) struct { __uint(type, BPF_MAP_TYPE_##kind); __uint(max_entries, size); \\
                __type(value, __u32); } name SEC(".maps")
            """;

    private void attach(String maps, String statements) throws Exception {
        desk.file("x.c", HEAD + maps + "\nSEC(\"xdp\") int x(struct xdp_md *ctx)\n{\n" + statements
                + "\n    return XDP_PASS;\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.last().ok()).isTrue();
    }

    private String why() throws Exception {
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUE", "STACK"})
    void values_without_keys_are_counted_until_there_is_no_room(String kind) throws Exception {
        attach("ENDS(last, " + kind + ", 6);", "    __u32 v = 7;\n    bpf_map_push_elem(&last, &v, 0);");
        desk.type(":map push last 1");
        assertThat(why()).contains("✓ it works with :lab ping", "last changed").doesNotContain("✗");
        desk.type(":lab ping");
        assertThat(why()).contains("✗ map last is full", "6 of 6 values", ":map pop last", "BPF_EXIST");
        desk.type(":map pop last");
        assertThat(desk.last().ok()).isTrue();
        assertThat(why()).contains("✓ it works with :lab ping", "last changed").doesNotContain("✗");
    }

    @Test
    void perf_buffers_that_nobody_has_open_throw_records_away() throws Exception {
        attach("struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); __uint(key_size, 4); __uint(value_size, 4); } "
                + "records SEC(\".maps\");", "    __u32 n = 1;\n"
                + "    bpf_perf_event_output(ctx, &records, BPF_F_CURRENT_CPU, &n, sizeof(n));");
        assertThat(why()).contains("✗ nobody has the perf buffers records open", ":events records on");
        EventStream reader = desk.bench().map("records").events();
        assertThat(why()).doesNotContain("✗");
        reader.close();
    }

    @Test
    void a_full_hash_whose_counters_rise_works() throws Exception {
        attach("MAP(sizes, HASH, 1);", "    __u32 k = 1, one = 1;\n    __u32 *n = bpf_map_lookup_elem(&sizes, &k);\n"
                + "    if (n) (*n)++; else bpf_map_update_elem(&sizes, &k, &one, 0);");
        desk.type(":lab ping");
        assertThat(why()).contains("– map sizes is full", "✓ it works with :lab ping", "sizes changed")
                .doesNotContain("✗");
    }

    /** The table is not empty, and no packet comes to what is in it. */
    @Test
    void a_slot_to_which_packets_are_handed_is_empty_among_others() throws Exception {
        attach("MAP(protos, PROG_ARRAY, 256);\nint hits;\n"
                + "SEC(\"xdp\") int next(struct xdp_md *ctx) { hits++; return XDP_PASS; }", """
                    unsigned char *data = (void *)(long)ctx->data;
                    if (data + 24 > (unsigned char *)(long)ctx->data_end || data[12] != 8 || data[13] != 0)
                        return XDP_PASS;
                    bpf_tail_call(ctx, &protos, data[23]);
                """);
        desk.type(":map set protos 99 next");
        assertThat(why()).contains("✗ slot 1 of table protos is empty", ":map set protos 1 next");
        desk.type(":map set protos 1 next");
        assertThat(why()).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    @Test
    void values_that_are_taken_out_of_an_empty_queue_are_pushed() throws Exception {
        attach("ENDS(jobs, QUEUE, 4);\nint hits;", "    __u32 v;\n    if (!bpf_map_pop_elem(&jobs, &v)) hits++;");
        assertThat(why()).contains("✗ map jobs is empty", "→ put one in: :map push jobs 1");
        desk.type(":map push jobs 1");
        assertThat(desk.last().ok()).isTrue();
        assertThat(why()).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    @Test
    void what_a_filter_is_asked_for_and_never_had_is_put_in() throws Exception {
        attach("ENDS(known, BLOOM_FILTER, 8);\nint hits;",
                "__u32 from = 7; if (bpf_map_peek_elem(&known, &from) == 0) hits++;");
        String answer = desk.type(":why x").replaceAll("\\s+", " ");
        assertThat(answer).contains("✗ filter known has none of them", "asks for 7: none of them was put in",
                ":map push known 7");
        desk.type(":map push known 7");
        assertThat(desk.type(":why x")).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    @Test
    void a_slot_that_a_table_does_not_have_is_no_empty_one() throws Exception {
        attach("MAP(steps, PROG_ARRAY, 2);", "    bpf_tail_call(ctx, &steps, 5);");
        assertThat(why()).contains("✗ table steps has no slot 5 it has the slots 0 to 1", ":edit x.c")
                .doesNotContain(":map set");
    }

    @Test
    void a_program_that_looks_for_processes_is_given_this_one() throws Exception {
        desk.file("y.c", HEAD + "MAP(pids, HASH, 4);\nSEC(\"tracepoint/raw_syscalls/sys_enter\") int y(void *ctx)\n"
                + "{\n    __u32 pid = bpf_get_current_pid_tgid() >> 32, *n = bpf_map_lookup_elem(&pids, &pid);\n"
                + "    if (n) *n += 1;\n    return 0;\n}\n");
        desk.type(":load y.c");
        desk.type(":attach y");
        String line = ":map set pids " + ProcessHandle.current().pid() + " 1";
        assertThat(desk.type(":why y").replaceAll("\\s+", " ")).contains("✗ map pids is empty", line);
        desk.type(line);
        assertThat(desk.type(":why y").replaceAll("\\s+", " ")).contains("✓ it works", "pids changed");
    }

    @Test
    void what_is_frozen_is_not_set_but_made_anew() throws Exception {
        attach("MAP(hosts, HASH, 4);\nint hits;",
                "    __u32 k = 1;\n    if (bpf_map_lookup_elem(&hosts, &k)) hits++;");
        assertThat(why()).contains("✗ map hosts is empty", ":map set hosts 1 1");
        desk.type(":map freeze hosts");
        assertThat(why()).contains("✗ map hosts is empty", "it is frozen", ":load x.c").doesNotContain(":map set");
    }

    /** Of two maps the one behind which packets go no further is the cause, and not one that is empty on purpose. */
    @Test
    void an_empty_map_that_packets_pass_is_not_the_cause() throws Exception {
        attach("MAP(blocked, HASH, 4);\nMAP(ports, HASH, 4);\nint hits;", """
                    unsigned char *data = (void *)(long)ctx->data;
                    if (data + 42 > (unsigned char *)(long)ctx->data_end || data[23] != 17)
                        return XDP_PASS;
                    __u32 from = *(__u32 *)(data + 26);
                    if (bpf_map_lookup_elem(&blocked, &from))
                        return XDP_DROP;
                    __u32 port = *(__u16 *)(data + 36);
                    if (bpf_map_lookup_elem(&ports, &port))
                        hits++;
                """);
        desk.type(":map set ports 5005 1");
        desk.type(":lab send udp :5005");
        assertThat(why()).contains("– map blocked is empty", "✗ bytes are the wrong way round", "map ports");
        desk.type(":map set ports 36115 1");
        assertThat(why()).contains("✓ it works").doesNotContain("✗");
    }
}
