package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :why} of programs at places where nothing comes by as long as nobody is put there. */
class WhyNobodyThereTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            """;

    private String why(String text, String attach) throws Exception {
        desk.type(":lab up");
        desk.file("x.c", HEAD + text);
        desk.type(":load x.c");
        desk.type(attach);
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_msg sk-msg", "sk_skb/stream_verdict sk-skb stream_verdict"})
    void a_map_without_sockets_is_told(String place) throws Exception {
        String[] words = place.split(" ", 2);
        assertThat(why("struct { __uint(type, BPF_MAP_TYPE_SOCKMAP); __uint(max_entries, 4); __type(key, __u32);"
                + " __type(value, __u64); } socks SEC(\".maps\");\nSEC(\"" + words[0]
                + "\") int x(void *ctx) { hits++; return 1; }\n", ":attach x " + words[1] + " socks"))
                .contains("✗ no socket is in map socks", "ss -tunp");
        desk.type(":map set socks 0 tcp:80");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":why x")).doesNotContain("no socket is in");
    }

    @Test
    void what_is_never_forwarded_is_seen_where_it_comes_in() throws Exception {
        assertThat(why("SEC(\"netfilter\") int x(void *ctx) { hits++; return 1; }\n",
                ":attach x netfilter ipv4 forward --yes")).contains("✗ no packet is forwarded",
                ":attach x netfilter ipv4 input");
        desk.type(":attach x netfilter ipv4 input --yes");
        assertThat(desk.type(":why x")).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    @Test
    void a_route_whose_packets_begin_with_IP_is_read_so() throws Exception {
        String text = "SEC(\"lwt_xmit\") int x(struct __sk_buff *ctx)\n{\n    void *data = (void *)(long)ctx->data;\n"
                + "    void *end = (void *)(long)ctx->data_end;\n    struct ethhdr *eth = data;\n"
                + "    if (data + 34 <= end && eth->h_proto == bpf_htons(0x0800)) hits++;\n    return 0;\n}\n";
        assertThat(why(text, ":attach x lwt 10.11.0.2 dev lab0"))
                .contains("✗ packets have no Ethernet header here", "the IPv4 header is the first");
    }
}
