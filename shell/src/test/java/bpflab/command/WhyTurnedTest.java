package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code :why} of programs that compare a part of a number, its size, or one of a variable, the wrong way round. */
class WhyTurnedTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/udp.h>
            #include <linux/in.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            const volatile __u32 mode = 0;
            int armed;
            __u16 port = 5005;
            char LICENSE[] SEC("license") = "GPL";
            struct flow { __u32 from; __u16 to; __u8 protocol; };
            struct net { __u32 bits; __u32 address; };
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8); __type(key, struct flow);
                     __type(value, __u64); } flows SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, 1);
                     __type(key, struct net); __type(value, __u64); } nets SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 2); __type(key, __u32);
                     __type(value, __u64); } few SEC(".maps");
            SEC("xdp") int x(struct xdp_md *ctx)
            {
                void *data = (void *)(long)ctx->data;
                void *data_end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = (void *)(eth + 1);
                struct udphdr *udp = (void *)(ip + 1);
                if ((void *)(udp + 1) > data_end)
                    return XDP_PASS;
                if (eth->h_proto != bpf_htons(ETH_P_IP))
                    return XDP_PASS;
            """;

    private String why(String statement) throws Exception {
        desk.file("x.c", HEAD + statement + "\n        return XDP_DROP;\n    return XDP_PASS;\n}\n");
        desk.type(":lab up");
        desk.type(":detach all");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.last().ok()).isTrue();
        return flat(desk.type(":why x"));
    }

    /** Where a line ends depends on how many packets there were. */
    private static String flat(String answer) {
        return answer.replaceAll("\\s+", " ");
    }

    @Test
    void a_part_of_a_number_is_compared_the_wrong_way_round() throws Exception {
        assertThat(why("if ((ip->saddr & 0xffff0000) == 0x0a0b0000)"))
                .contains("✗ bytes are the wrong way round", "x.c:31 takes ipv4 source 10.11.0.2",
                        "bpf_ntohl(ip->saddr)");
        assertThat(why("if ((bpf_ntohl(ip->saddr) & 0xffff0000) == 0x0a0b0000)"))
                .contains("✓ it works with :lab ping");
    }

    @Test
    void a_size_is_asked_for_the_wrong_way_round() throws Exception {
        assertThat(why("if (ip->protocol == IPPROTO_UDP && udp->dest < 1024)"))
                .contains("✗ bytes are the wrong way round", "udp destination port 7", "bpf_ntohs(udp->dest)");
        assertThat(why("if (ip->protocol == IPPROTO_UDP && bpf_ntohs(udp->dest) > 50000 && ip->ttl > 64)"))
                .contains("✗ every packet turns back").doesNotContain("wrong way round:   bpf");
    }

    /** Bits that were picked as they stand in the packet are compared with none: no order is wrong there. */
    @Test
    void a_mask_in_network_order_is_right() throws Exception {
        assertThat(why("if (ip->frag_off & bpf_htons(0x2fff))"))
                .contains("✗ every packet turns back at x.c:31").doesNotContain("bytes are");
    }

    @Test
    void a_part_of_a_byte_is_told_as_it_is_compared() throws Exception {
        assertThat(why("if (ip->ihl == 6)"))
                .contains("✗ every packet turns back at x.c:31",
                        "a part of byte 14 (ipv4 version and header length) with 6, and there that is 5");
    }

    /** The first byte of an address of one interface is even: no header of five words is there. */
    @Test
    void a_header_that_is_looked_for_where_another_one_is() throws Exception {
        assertThat(why("ip = data;\n    if (ip->ihl == 5)"))
                .contains("x.c:32", "byte 0", "ethernet destination",
                        "struct iphdr *ip = data + sizeof(struct ethhdr);");
        assertThat(why("if (eth->h_source[0] == 1)"))
                .contains("✗ no packet has 1 at byte 6", "which is in the ethernet source");
    }

    @Test
    void a_variable_that_is_compared_is_named() throws Exception {
        assertThat(why("if (ip->protocol == IPPROTO_UDP && udp->dest == port)"))
                .contains("✗ no packet has udp destination port 36115", "as its variable port says",
                        "which the other way round is 5005");
        desk.type(":lab send udp :5005");
        assertThat(flat(desk.type(":why x"))).contains("✗ bytes are the wrong way round",
                "compares with 5005, as its variable port says", "udp->dest == bpf_htons(port)");
    }

    @Test
    void a_variable_that_keeps_every_packet_out_is_set() throws Exception {
        assertThat(why("if (armed && ip->protocol == IPPROTO_ICMP)"))
                .contains("✗ variable armed is 0", "x.c:31", ":map set .bss armed 1");
        desk.type(":map set .bss armed 1");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping");
        assertThat(why("if (mode == 3)"))
                .contains("✗ variable mode is 0", "x.c:31", ":edit x.c", "mode = 3").doesNotContain(":map set");
    }

    /** Of the key some bytes are written again behind those that made all of it 0. */
    @Test
    void a_number_in_a_key_is_the_wrong_way_round() throws Exception {
        desk.type(":lab up");
        desk.type(":lab send udp :5005");
        why("struct flow flow = {};\n    flow.from = ip->saddr; flow.to = udp->dest; flow.protocol = ip->protocol;\n"
                + "    if (bpf_map_lookup_elem(&flows, &flow))");
        desk.type(":map set flows '{from=10.11.0.2, to=5005, protocol=17}' 1");
        assertThat(flat(desk.type(":why x"))).contains("✗ bytes are the wrong way round", "looks into map flows",
                "with udp destination port 5005 turned round it would find one", ":edit x.c");
        why("struct net net = { 32, bpf_ntohl(ip->saddr) };\n    if (bpf_map_lookup_elem(&nets, &net))");
        desk.type(":map set nets 10.11.0.0/24 1");
        assertThat(flat(desk.type(":why x"))).contains("✗ bytes are the wrong way round",
                "with ipv4 source 10.11.0.2 turned round it would find one");
        desk.type(":map set nets 2.0.11.0/24 1");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping");
    }

    /** To put one in is what the kernel refuses. */
    @Test
    void a_key_that_an_array_never_has_is_not_put_in() throws Exception {
        assertThat(why("__u32 key = ip->protocol + 3;\n    if (bpf_map_lookup_elem(&few, &key))"))
                .contains("✗ map few has no such key", "an array of 2, with the keys 0 to 1", ":edit x.c")
                .doesNotContain(":map set");
    }

    @Test
    void a_value_in_a_map_that_keeps_every_packet_out_is_set() throws Exception {
        assertThat(why("__u32 key = 1;\n    __u64 *on = bpf_map_lookup_elem(&few, &key);\n    if (on && *on == 7)"))
                .contains("✗ the value of 1 in map few is 0", ":map set few 1 7");
        desk.type(":map set few 1 7");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping");
    }

    @Test
    void a_byte_that_a_loop_looks_for_is_told_with_where_it_looked() throws Exception {
        assertThat(why("""
                    unsigned char *text = (void *)(udp + 1);
                        if (ip->protocol != IPPROTO_UDP || (void *)(text + 4) > data_end)
                            return XDP_PASS;
                        int found = 0;
                        for (int i = 0; i < 4; i++)
                            if (text[i] == 0xf7)
                                return XDP_DROP;
                        if (found)"""))
                .contains("✗ no packet has 247 at any of bytes 42 to 45", "x.c:36 asks for it");
    }

    @Test
    void what_was_sent_last_is_sent_too() throws Exception {
        assertThat(why("if (ip->protocol == IPPROTO_UDP && udp->dest == bpf_htons(4712))"))
                .contains("✗ no packet has udp destination port 4712", "→ have one sent that has it: "
                        + ":lab send udp to :4712");
        desk.type(":lab send udp to :4712");
        assertThat(flat(desk.type(":why x")))
                .contains("✓ it works with :lab send udp to :4712", "1 of 1 did not arrive as it was sent");
    }

    @Test
    void a_vlan_is_sent_and_then_the_one_that_is_asked_for() throws Exception {
        desk.type(":lab up");
        desk.file("v.c", HEAD.substring(0, HEAD.indexOf("struct iphdr *ip")) + """
                    unsigned short *tag = (void *)(eth + 1);
                    if ((void *)(tag + 1) > data_end || eth->h_proto != bpf_htons(ETH_P_8021Q))
                        return XDP_PASS;
                    return (bpf_ntohs(*tag) & 0xfff) == 42 ? XDP_DROP : XDP_PASS;
                }
                """);
        desk.type(":detach all");
        desk.type(":load v.c");
        desk.type(":attach x xdp lab0");
        assertThat(flat(desk.type(":why x"))).contains(":lab send vlan 7 icmp echo");
        desk.type(":lab send vlan 7 icmp echo");
        assertThat(flat(desk.type(":why x"))).contains("✗ no packet has 42 at bytes 14 to 15", "there it was 7",
                ":lab send vlan 42 icmp echo");
        desk.type(":lab send vlan 42 icmp echo");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab send vlan 42 icmp echo");
    }
}
