package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs of which the kernel calls a function, once or more. */
class WhyCallbackTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            struct seen { int port; int sum; };
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4);
                __type(key, __u32); __type(value, __u32); } ports SEC(".maps");
            """;

    /** A function's body, and the statement that hands it to the kernel. */
    private String why(String arguments, String body, String call) throws Exception {
        desk.file("x.c", HEAD + "static long look(" + arguments + ")\n{\n    struct seen *seen = handed;\n    " + body
                + "\n    return 0;\n}\n" + """
                SEC("xdp") int x(struct xdp_md *ctx)
                {
                    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
                    struct iphdr *ip = data + 14;
                    struct udphdr *udp = (void *)(ip + 1);
                    if ((void *)(udp + 1) > end || ip->protocol != 17)
                        return XDP_PASS;
                    struct seen seen = { udp->dest };
                """ + "    " + call + "\n    return XDP_PASS;\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":map set ports 1 1");
        desk.type(":attach x");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    private String loop(String body) throws Exception {
        return why("__u32 i, void *handed", body, "bpf_loop(4, look, &seen, 0);");
    }

    @Test
    void what_a_function_asks_of_a_packet_is_asked_by_its_program() throws Exception {
        assertThat(loop("if (bpf_ntohs(seen->port) == 7777) hits++;")).contains(
                "✗ no packet has udp destination port 7777 x.c:12 asks for it", ":lab send udp to :7777");
        desk.type(":lab send udp to :7777");
        assertThat(desk.type(":why x")).contains("✓ it works with :lab send udp to :7777").doesNotContain("✗");
    }

    @Test
    void a_function_for_each_entry_of_a_map_is_followed_too() throws Exception {
        assertThat(why("struct bpf_map *map, __u32 *key, __u32 *value, void *handed",
                "if (seen->port == 5005) hits++;", "bpf_for_each_map_elem(&ports, look, &seen, 0);"))
                .contains("✗ bytes are the wrong way round x.c:12 compares with 5005", "bpf_htons(5005)");
    }

    @Test
    void what_a_timer_calls_is_followed() throws Exception {
        desk.file("x.c", HEAD + """
                struct clock { struct bpf_timer timer; };
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1);
                    __type(key, __u32); __type(value, struct clock); } clocks SEC(".maps");
                int limit = 5;
                static int tick(void *map, int *key, struct clock *clock)
                {
                    if (limit == 9) hits++;
                    bpf_timer_start(&clock->timer, 50000000, 0);
                    return 0;
                }
                SEC("xdp") int x(struct xdp_md *ctx)
                {
                    __u32 zero = 0;
                    struct clock *clock = bpf_map_lookup_elem(&clocks, &zero);
                    if (clock && !bpf_timer_init(&clock->timer, &clocks, 1)) {
                        bpf_timer_set_callback(&clock->timer, tick);
                        bpf_timer_start(&clock->timer, 50000000, 0);
                    }
                    return XDP_PASS;
                }
                """);
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.type(":why x").replaceAll("\\s+", " ")).contains("✗ variable limit is 5 x.c:15 asks for",
                "→ set it: :map set .data limit 9");
        desk.type(":map set .data limit 9");
        assertThat(desk.type(":why x")).doesNotContain("✗");
    }

    /** A round that leaves something on the stack for the next one is not like that one. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "seen->sum += 3; if (seen->sum == 13) hits++;", "if (i == 77) hits++;",
            "seen->port = 7777; if (seen->sum == 7777) hits++; seen->sum = seen->port + 1;"})
    void what_rounds_make_of_each_other_is_not_guessed_at(String body) throws Exception {
        assertThat(loop(body)).doesNotContain("✗", "no packet has");
    }
}
