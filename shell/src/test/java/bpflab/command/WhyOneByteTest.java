package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :why} of programs in which a number of one byte was turned round, which a compiler takes for never true. */
class WhyOneByteTest extends KernelDesk {
    private String why(String statement) throws Exception {
        desk.file("x.c", """
                #include <linux/bpf.h>
                #include <linux/if_ether.h>
                #include <linux/ip.h>
                #include <linux/in.h>
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_endian.h>
                SEC("xdp") int x(struct xdp_md *ctx)
                {
                    void *end = (void *)(long)ctx->data_end;
                    struct ethhdr *eth = (void *)(long)ctx->data;
                    struct iphdr *ip = (void *)(eth + 1);
                    if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
                        return XDP_PASS;
                    STATEMENT
                    return XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """.replace("STATEMENT", statement));
        desk.type(":lab up");
        desk.type(":detach all");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "if (ip->protocol == bpf_htons(IPPROTO_ICMP)) return XDP_DROP; | if (ip->protocol == IPPROTO_ICMP)",
            "if (bpf_htons(1) == ip->protocol) return XDP_DROP; | if (1 == ip->protocol)",
            "if (bpf_ntohs(ip->protocol) == IPPROTO_ICMP) return XDP_DROP; | if (ip->protocol == IPPROTO_ICMP)",
            "__u8 p = ip->protocol; if (p == bpf_htons(1)) return XDP_DROP; | if (p == 1)",
            "int p = ip->protocol; if (p == bpf_htonl(1)) return XDP_DROP; | if (p == 1)",
            "switch (ip->protocol) { case bpf_htons(1): return XDP_DROP; } | case 1:"})
    void one_byte_that_was_turned_round_is_shown_as_it_should_be(String statement, String mended) throws Exception {
        assertThat(why(statement)).contains("✗ one byte is turned round x.c:14 has bpf_", "is one byte",
                ":edit x.c", mended);
        assertThat(why(statement.replaceAll("bpf_\\w+\\(([\\w>-]+)\\)", "$1"))).contains("✓ it works with :lab ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "if (ip->id == bpf_htons(1)) return XDP_DROP;", "if (ip->protocol == 99) return XDP_DROP;",
            "if (ip->ttl == 1 && ip->id == bpf_htons(7)) return XDP_DROP;"})
    void what_has_two_bytes_may_be_turned_round(String statement) throws Exception {
        assertThat(why(statement)).doesNotContain("turned round");
    }
}
