package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code :why} of programs whose functions look at the packet: what those compare is followed, too. */
class WhyFunctionsTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            #define FUNCTION static __attribute__((noinline))
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            int armed;
            FUNCTION int kind(struct xdp_md *ctx)
            {
                void *data = (void *)(long)ctx->data;
                void *data_end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = data + sizeof(*eth);
                if ((void *)(ip + 1) > data_end)
                    return 0;
                if (eth->h_proto != bpf_htons(0x0800))
                    return 0;
                return ip->protocol == 6 ? 4 : ip->protocol == 17 ? 5 : 0;
            }
            FUNCTION int web(void *data, void *data_end)
            {
                struct ethhdr *eth = data;
                struct iphdr *ip = data + sizeof(*eth);
                struct tcphdr *tcp = (void *)(ip + 1);
                if ((void *)(tcp + 1) > data_end)
                    return 0;
                if (eth->h_proto != bpf_htons(0x0800))
                    return 0;
                if (ip->protocol != 6)
                    return 0;
                return tcp->source == 80;
            }
            FUNCTION int ready(struct xdp_md *ctx)
            {
                if (armed != 1)
                    return 0;
                return ctx->data_end - ctx->data;
            }
            """;

    private String why(String statement) throws Exception {
        desk.file("x.c", HEAD + "SEC(\"xdp\") int x(struct xdp_md *ctx)\n{\n" + statement
                + "\n    return XDP_PASS;\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @Test
    void a_port_that_a_function_compares_the_wrong_way_round_is_seen() throws Exception {
        assertThat(why("if (web((void *)(long)ctx->data, (void *)(long)ctx->data_end)) hits++;"))
                .contains("✗ bytes are the wrong way round", "return tcp->source == bpf_htons(80);");
    }

    @Test
    void what_no_way_through_a_function_answers_is_told_with_what_it_answers() throws Exception {
        assertThat(why("if (kind(ctx) == 3) hits++;")).contains("✗ kind() never answers 3", "it answered 0, 4, 5");
    }

    @Test
    void a_variable_that_a_function_asks_for_can_be_set() throws Exception {
        assertThat(why("if (ready(ctx)) hits++;")).contains("✗ variable armed is 0", ":map set .bss armed 1");
        desk.type(":map set .bss armed 1");
        assertThat(desk.type(":why x")).contains("✓ it works with :lab ping");
    }

    @Test
    void a_program_whose_function_finds_its_packets_works() throws Exception {
        assertThat(why("if (kind(ctx) == 5) hits++;")).contains("✓ it works with :lab udp", ".bss changed")
                .doesNotContain("✗");
    }
}
