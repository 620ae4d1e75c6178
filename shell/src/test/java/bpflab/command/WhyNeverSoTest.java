package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.map.TypedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code :why} of programs that run, and at which each packet turns back: it says where, and what the packets had. */
class WhyNeverSoTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/udp.h>
            #include <linux/in.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); } seen SEC(".maps");
            static void count(void) { __u32 zero = 0; __u64 *n = bpf_map_lookup_elem(&seen, &zero); if (n) (*n)++; }
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8); __type(key, __u32); __type(value, __u64); } hosts SEC(".maps");
            const volatile __u16 port = 9999;
            char LICENSE[] SEC("license") = "GPL";
            """;
    private static final String PACKET = """
                void *data = (void *)(long)ctx->data;
                void *data_end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = (void *)(eth + 1);
                struct udphdr *udp = (void *)(ip + 1);
                if ((void *)(ip + 1) > data_end)
                    return NEUTRAL;
            """;

    /** Loads a program whose last statement is that one, and attaches it. */
    private String why(String section, String context, String neutral, String statement, String place)
            throws Exception {
        desk.file("x.c", HEAD + "#define NEUTRAL " + neutral + "\nSEC(\"" + section + "\") int x(struct " + context
                + " *ctx)\n{\n" + (context.equals("bpf_sk_lookup") ? "" : PACKET) + statement
                + "\n    return NEUTRAL;\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x " + place);
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x");
    }

    private String whyXdp(String statement) throws Exception {
        return why("xdp", "xdp_md", "XDP_PASS", statement, "xdp lab0");
    }

    /** Two bytes of an address, which a compiler compares as one number. */
    @Test
    void a_part_of_an_address_stands_as_such_and_is_sent() throws Exception {
        String answer = whyXdp("    union { __u32 whole; __u8 part[4]; } from = { .whole = ip->saddr };\n"
                + "    if (from.part[0] == 192 && from.part[1] == 168)\n        count();");
        assertThat(answer.replaceAll("\\s+", " ")).contains("✗ no packet has 192.168 at bytes 26 to 27",
                "which is in the ipv4 source", "there it was 10.11", "from 192.168.0.");
        obey(answer);
    }

    @Test
    void a_kind_of_icmp_and_a_time_to_live_are_sent() throws Exception {
        obey(whyXdp("    if (ip->protocol == IPPROTO_ICMP && *(__u8 *)udp == 13)\n        count();"
                .replace("*(__u8 *)udp", "(void *)(udp + 1) <= data_end && *(__u8 *)udp")));
        desk.type(":detach all");
        obey(whyXdp("    if (ip->ttl == 7)\n        count();"));
    }

    private long seen() {
        return new TypedMap(desk.bench().map("seen")).total();
    }

    /** Types the first command that an answer says to type, and sees that the program does something. */
    private void obey(String answer) throws Exception {
        Matcher line = Pattern.compile("→ .*?(:\\w+.*)").matcher(answer);
        assertThat(line.find()).as(answer).isTrue();
        desk.type(line.group(1));
        assertThat(desk.last().ok()).as(line.group(1)).isTrue();
    }

    /** Where a line ends depends on how many packets there were. */
    private static String flat(String answer) {
        return answer.replaceAll("\\s+", " ");
    }

    @Test
    void a_sender_that_is_looked_for_in_what_leaves_is_found_in_what_comes() throws Exception {
        String answer = why("tc", "__sk_buff", "0", "if (ip->saddr == bpf_htonl(0x0a0b0002)) count();",
                "tc egress lab0");
        assertThat(flat(answer)).contains("✗ no packet has ipv4 source 10.11.0.2", "x.c:", "there it was 10.11.0.1",
                ":attach x tc ingress lab0", "ipv4 destination, which has it");
        obey(answer);
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping", "seen changed");
    }

    @Test
    void a_protocol_that_nobody_sends_is_sent() throws Exception {
        String answer = whyXdp("if (eth->h_proto == bpf_htons(ETH_P_IP) && ip->protocol == 132) count();");
        assertThat(flat(answer)).contains("✗ no packet has ipv4 protocol 132", "1, 6, 17");
        obey(answer);
        assertThat(seen()).isOne();
    }

    @Test
    void a_type_that_nobody_sends_is_sent() throws Exception {
        String answer = whyXdp("if (eth->h_proto == bpf_htons(0x88cc)) count();");
        assertThat(flat(answer)).contains("✗ no packet has ethernet type 0x88cc", "0x0800");
        obey(answer);
        assertThat(seen()).isOne();
    }

    @Test
    void a_port_behind_a_header_of_any_length_is_sent() throws Exception {
        String answer = whyXdp("""
                    if (eth->h_proto != bpf_htons(ETH_P_IP) || ip->protocol != IPPROTO_UDP) return XDP_PASS;
                    udp = (void *)ip + ip->ihl * 4;
                    if ((void *)(udp + 1) <= data_end && udp->source == bpf_htons(53)) count();
                """);
        assertThat(flat(answer)).contains("✗ no packet has udp source port 53", "6 of ");
        obey(answer);
        assertThat(seen()).isOne();
    }

    @Test
    void a_port_that_a_constant_of_the_file_says_is_sent() throws Exception {
        String answer = whyXdp("if ((void *)(udp + 1) <= data_end && ip->protocol == IPPROTO_UDP "
                + "&& bpf_ntohs(udp->dest) == port) count();");
        assertThat(flat(answer)).contains("✗ no packet has udp destination port 9999");
        obey(answer);
        assertThat(seen()).isOne();
    }

    @Test
    void a_check_of_the_length_that_lets_nothing_through_is_told() throws Exception {
        assertThat(flat(whyXdp("if (data_end - data > 5000) count();")))
                .contains("✗ every packet turns back at x.c:", "compares their length with 500");
        desk.type(":detach all");
        assertThat(flat(whyXdp("if ((void *)(eth + 100) > data_end) return XDP_PASS; count();")))
                .contains("✗ its packets are too short");
        desk.type(":detach all");
        assertThat(flat(whyXdp("if (data + 34 < data_end) return XDP_PASS; count();")))
                .contains("✗ every packet turns back at x.c:", "compares their length with 34", ":edit x.c");
    }

    @Test
    void a_key_that_is_never_there_is_put_in() throws Exception {
        String text = """
                    __u32 from = ip->saddr;
                    __u64 *n = bpf_map_lookup_elem(&hosts, &from);
                    if (n) (*n)++;
                """;
        assertThat(flat(whyXdp(text))).contains("✗ map hosts is empty", ":map set hosts 33557258 1");
        desk.type(":map set hosts 1 1");
        String answer = desk.type(":why x");
        assertThat(flat(answer))
                .contains("✗ map hosts has no such key", "none of them is in it", ":map set hosts 33557258 1");
        obey(answer);
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping", "hosts changed");
    }

    @Test
    void the_type_of_a_packet_in_its_argument_is_in_network_order() throws Exception {
        assertThat(flat(why("tc", "__sk_buff", "0", "if (ctx->protocol == ETH_P_IP) count();", "tc ingress lab0")))
                .contains("✗ bytes are the wrong way round", "compares with 0x0800",
                        "if (ctx->protocol == bpf_htons(ETH_P_IP)) count();");
    }

    @Test
    void a_port_that_no_socket_is_looked_up_for_is_sent() throws Exception {
        String answer = why("sk_lookup", "bpf_sk_lookup", "SK_PASS", "if (ctx->local_port == 4711) count();",
                "sk-lookup --yes");
        assertThat(flat(answer)).contains("✗ no packet has udp destination port 4711");
        obey(answer);
        assertThat(seen()).isOne();
        desk.type(":detach all");
        assertThat(flat(why("sk_lookup", "bpf_sk_lookup", "SK_PASS", "if (ctx->local_port == bpf_htons(7)) count();",
                "sk-lookup --yes"))).contains("✗ bytes are the wrong way round", "it swaps one side too many");
        assertThat(flat(why("sk_lookup", "bpf_sk_lookup", "SK_PASS", "if (ctx->local_port == bpf_htons(443)) count();",
                "sk-lookup --yes"))).contains("✗ bytes are the wrong way round");
    }

    @Test
    void what_is_never_printed_is_not_laid_on_the_trace() throws Exception {
        assertThat(flat(whyXdp("if (ip->protocol == 132) bpf_printk(\"sctp\");")))
                .contains("✗ no packet has ipv4 protocol 132").doesNotContain("the trace is off");
    }
}
