package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs that overlook what stands before a header, and of parts of numbers. */
class WhyHeadersTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/ipv6.h>
            #include <linux/tcp.h>
            #include <linux/udp.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            """;
    private static final String PACKET = """
                void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = (void *)(eth + 1);
                struct udphdr *udp = (void *)(ip + 1);
                struct tcphdr *tcp = (void *)(ip + 1);
                struct ipv6hdr *ip6 = (void *)(eth + 1);
                if ((void *)(udp + 1) > end)
                    return NEUTRAL;
            """;

    private String why(String section, String place, String statements, String sent) throws Exception {
        desk.type(":lab up");
        desk.file("x.c", HEAD + "#define NEUTRAL " + (section.startsWith("cgroup") ? 1 : section.equals("xdp") ? 2 : 0)
                + "\nSEC(\"" + section + "\") int x(struct " + (section.equals("xdp") ? "xdp_md" : "__sk_buff")
                + " *ctx)\n{\n" + (section.matches("cgroup.*|socket") ? "" : PACKET) + "    " + statements
                + "\n    return NEUTRAL;\n}\n");
        desk.type(":load x.c");
        desk.type(":attach x " + place + (section.startsWith("cgroup") ? " --yes --undo-after 60s" : ""));
        assertThat(desk.last().ok()).isTrue();
        desk.type(sent);
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "eth->h_proto == bpf_htons(ETH_P_IP) && ip->protocol == 17 && udp->dest == bpf_htons(5999) "
                    + "| ✗ packets with a VLAN tag turn back | ip = data + 18;",
            "eth->h_proto == bpf_htons(ETH_P_8021Q) && ip->protocol == 17 "
                    + "| ✗ a VLAN tag stands before the header | struct iphdr *ip = (void *)(eth + 1) + 4;"})
    void a_tag_that_a_program_overlooks_is_told(String condition, String what, String code) throws Exception {
        assertThat(why("xdp", "xdp lab0", "if (" + condition + ") hits++;",
                ":lab send --from peer 'vlan=5 udp :5999'"))
                .contains(what, "1 of ", " packets turned back at x.c:2", ", and would go on otherwise", code);
    }

    @Test
    void options_of_tcp_that_a_program_overlooks_are_told() throws Exception {
        assertThat(why("tc", "tc egress lab0", "char *p = (void *)(tcp + 1);\n"
                + "    if ((void *)(p + 3) <= end && eth->h_proto == bpf_htons(ETH_P_IP) && ip->protocol == 6 "
                + "&& p[0] == 'G' && p[1] == 'E' && p[2] == 'T') hits++;", ":lab http"))
                .contains("✗ packets have TCP options", "tcp->doff * 4");
    }

    @Test
    void an_ethernet_header_that_a_group_never_has_is_told() throws Exception {
        assertThat(why("cgroup_skb/egress", "cgroup egress", "struct iphdr ip;\n"
                + "    if (bpf_skb_load_bytes(ctx, 14, &ip, sizeof(ip)) < 0) return 1;\n"
                + "    if (ip.version == 4 && ip.protocol == 1) hits++;", ":lab ping"))
                .contains("✗ packets have no Ethernet header here", "the IPv4 header is its first");
    }

    @Test
    void an_ethernet_header_that_is_left_out_is_told() throws Exception {
        assertThat(why("socket", "socket lab0", "__u8 proto = 0;\n    bpf_skb_load_bytes(ctx, 9, &proto, 1);\n"
                + "    if (proto == 17) hits++;", ":lab ping"))
                .contains("✗ the Ethernet header comes first", "the IPv4 header begins 14 bytes further");
    }

    @Test
    void a_part_of_64_bits_is_the_wrong_way_round() throws Exception {
        assertThat(why("tc", "tc ingress lab0", "if (eth->h_proto != bpf_htons(ETH_P_IPV6) || (void *)(ip6 + 1) > end)"
                + " return 0;\n    __u64 high = *(__u64 *)&ip6->saddr;\n    if (high >> 48 == 0xfd11) hits++;",
                ":lab ping --ipv6")).contains("✗ bytes are the wrong way round", "bpf_be64_to_cpu(");
    }

    /** What no packet has is not there either, however one looks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "eth->h_proto == bpf_htons(ETH_P_IP) && ip->protocol == 132 | ipv4 protocol 132",
            "eth->h_proto == bpf_htons(ETH_P_8021Q) && ip->protocol == 132 | 132 at byte 23"})
    void what_is_behind_no_tag_is_not_blamed_on_it(String condition, String what) throws Exception {
        assertThat(why("xdp", "xdp lab0", "if (" + condition + ") hits++;",
                ":lab send --from peer 'vlan=5 udp :5999'")).contains("✗ no packet has " + what)
                .doesNotContain("would go on otherwise");
    }
}
