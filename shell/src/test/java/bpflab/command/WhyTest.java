package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.map.TypedMap;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each test makes a fault, asks {@code :why}, does what that says, and sees the fault mended. */
class WhyTest extends KernelDesk {
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
            char LICENSE[] SEC("license") = "GPL";
            """;
    private static final String PACKET = """
                void *data = (void *)(long)ctx->data;
                void *data_end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = (void *)(eth + 1);
                struct udphdr *udp = (void *)(ip + 1);
            """;

    private void write(String file, String body) throws Exception {
        Files.writeString(desk.bench().folder().newFile(file),
                HEAD + "SEC(\"xdp\") int " + file.replace(".c", "") + "(struct xdp_md *ctx)\n{\n" + PACKET + body
                        + "    return XDP_PASS;\n}\n");
    }

    /** What the program counted. */
    private long seen() {
        return new TypedMap(desk.bench().map("seen")).total();
    }

    private String why() throws Exception {
        return desk.type(":why");
    }

    /** Types the first command that an answer says to type; C is written by the test. */
    private void obey(String answer) throws Exception {
        Matcher line = Pattern.compile("→ .*?(:\\w+.*|!\\w+.*)").matcher(answer);
        assertThat(line.find()).as(answer).isTrue();
        desk.type(line.group(1));
        assertThat(desk.last().ok()).as(line.group(1)).isTrue();
    }

    /** Asks and obeys until there is nothing more to obey, as often as a person would. */
    private String followed() throws Exception {
        String answer = why();
        for (int i = 0; i < 3 && answer.contains("✗"); i++) {
            obey(answer);
            answer = why();
        }
        return answer;
    }

    private void load(String name, String body) throws Exception {
        write(name + ".c", body);
        desk.type(":load " + name + ".c");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void with_nothing_loaded_says_to_load() throws Exception {
        assertThat(why()).contains("✗ not loaded", "this bench has no program", ":load FILE");
    }

    @Test
    void of_a_refused_program_leads_to_the_verifier() throws Exception {
        desk.type(":load nocheck.c");
        String answer = why();
        assertThat(answer).contains("✗ not loaded", "the kernel refused it");
        desk.type(":verifier nocheck");
        assertThat(answer).contains(":verifier nocheck");
        assertThat(desk.last().view()).isNotNull();
    }

    @Test
    void what_is_loaded_and_not_attached_is_attached() throws Exception {
        load("counts", "    count();\n");
        assertThat(why()).contains("✓ loaded", "✗ not attached", ":attach counts xdp lab0");
        assertThat(followed()).contains("✓ attached", "lab0, native", "✓ it works with :lab ping", "seen changed");
    }

    @Test
    void on_an_interface_that_no_packet_of_the_lab_passes_leads_to_the_lab() throws Exception {
        load("counts", "    count();\n");
        desk.type("!ip link set " + veth.name + " arp off");
        desk.type("!ip link set " + veth.name + "p arp off");
        desk.type("!sysctl -q net.ipv6.conf." + veth.name + "p.disable_ipv6=1");
        desk.type(":attach counts xdp " + veth.name);
        assertThat(why()).contains("✗ no packet came by " + veth.name, ":attach counts xdp lab0");
        assertThat(followed()).contains("✓ it works with :lab ping");
    }

    @Test
    void an_interface_that_is_down_is_brought_up() throws Exception {
        load("counts", "    count();\n");
        desk.type(":attach counts xdp lab0");
        desk.type("!ip link set lab0 down");
        assertThat(why()).contains("✗ lab0 is down");
        assertThat(followed()).contains("✓ lab0 is up", "✓ it works");
        desk.type(":detach all");
        desk.type(":attach counts xdp " + veth.name);
        desk.type("!ip link set " + veth.name + " down");
        assertThat(why()).contains("✗ " + veth.name + " is down", "!ip link set " + veth.name + " up");
        obey(why());
        assertThat(why()).contains("✓ " + veth.name + " is up");
    }

    @Test
    void a_place_that_went_is_told_and_another_named() throws Exception {
        load("counts", "    count();\n");
        desk.type(":attach counts xdp " + veth.name);
        veth.delete();
        assertThat(why()).contains("✗ attached to what is gone", veth.name + " is no longer there");
        assertThat(followed()).contains("✓ it works with :lab ping");
    }

    @Test
    void another_program_in_its_place_is_replaced() throws Exception {
        load("other", "    count();\n");
        desk.type(":attach other xdp lab0");
        load("counts", "    count();\n");
        String answer = desk.type(":why counts");
        assertThat(answer).contains("✗ not attached", "lab0 runs another program, other",
                ":attach counts xdp lab0 --replace");
        obey(answer);
        assertThat(why()).contains("✓ it works");
    }

    @Test
    void after_a_second_load_the_earlier_version_that_still_runs_is_replaced() throws Exception {
        load("counts", "    count();\n");
        desk.type(":attach counts xdp lab0");
        load("counts", "    count(); count();\n");
        String answer = desk.type(":why counts");
        assertThat(answer).contains("✗ not attached", "lab0 runs an earlier version of it",
                ":attach counts xdp lab0 --replace");
        obey(answer);
        assertThat(why()).contains("✓ it works");
    }

    @Test
    void a_type_compared_the_wrong_way_round_is_found_in_the_code() throws Exception {
        String body = """
                    if ((void *)(udp + 1) > data_end)
                        return XDP_PASS;
                    if (eth->h_proto == 0x0800)
                        count();
                """;
        load("order", body);
        desk.type(":attach order xdp lab0");
        assertThat(why())
                .contains("✗ bytes are the wrong way round", "order.c:20 compares with 0x0800",
                        "a packet's 0x0800 is read as", ":edit order.c", "if (eth->h_proto == bpf_htons(0x0800))");
        load("order", body.replace("if (eth->h_proto == 0x0800)", "if (eth->h_proto == bpf_htons(0x0800))"));
        assertThat(followed()).contains("✓ it works with :lab ping", "seen changed");
    }

    @Test
    void a_port_set_the_wrong_way_round_is_found_in_the_code() throws Exception {
        String body = """
                    if ((void *)(udp + 1) > data_end || ip->protocol != IPPROTO_UDP)
                        return XDP_PASS;
                    if (udp->dest == bpf_htons(2000))
                        udp->dest = 1999;
                    count();
                """;
        load("shift", body);
        desk.type(":attach shift xdp lab0");
        assertThat(why()).contains("✗ bytes are the wrong way round", "shift.c:21 sets 1999;",
                "a packet's 1999 is read as 52999", "udp->dest = bpf_htons(1999);");
        load("shift", body.replace("udp->dest = 1999;", "udp->dest = bpf_htons(1999);"));
        obey(desk.type(":why shift"));
        assertThat(why()).doesNotContain("wrong way round");
    }

    @Test
    void pointers_that_moved_by_structs_are_told_by_the_length() throws Exception {
        String body = """
                    if (eth + sizeof(*eth) <= data_end && eth->h_proto == bpf_htons(ETH_P_IP))
                        count();
                """;
        load("units", body);
        desk.type(":attach units xdp lab0");
        assertThat(why()).contains("✗ its packets are too short", "units.c:18 asks for 196 bytes, and a ping has 98",
                "(void *)eth + sizeof(*eth)");
        load("units", body.replace("eth + sizeof(*eth)", "(void *)eth + sizeof(*eth)"));
        assertThat(followed()).contains("✓ it works with :lab ping", "seen changed");
    }

    @Test
    void requests_come_in_only_when_the_peer_asks() throws Exception {
        load("echo", """
                    if ((void *)(udp + 1) > data_end || ip->protocol != IPPROTO_ICMP)
                        return XDP_PASS;
                    if (*(__u8 *)(ip + 1) == 8)
                        count();
                """);
        desk.type(":attach echo xdp lab0");
        String answer = why();
        assertThat(answer).contains("✗ it does nothing with :lab ping", "of that, the answers",
                ":lab ping --from peer");
        long before = seen();
        obey(answer);
        assertThat(seen()).isEqualTo(before + 3);
    }

    @Test
    void one_verdict_and_nothing_else_is_no_effect() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach pass_all xdp lab0");
        assertThat(why()).contains("✗ it always answers XDP_PASS", ":load drop.c");
        desk.type(":attach drop_all xdp lab0 --replace");
        assertThat(why()).contains("✓ it always answers XDP_DROP", "✓ it works with :lab ping", "got no answer");
    }

    private static final String KEYED = """
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 2); __type(key, __u32); __type(value, __u64); } keys SEC(".maps");
            """;

    @Test
    void a_map_that_is_empty_and_only_looked_into_gets_its_key() throws Exception {
        Files.writeString(desk.bench().folder().newFile("keyed.c"), HEAD + KEYED + """
                SEC("xdp") int keyed(struct xdp_md *ctx)
                {
                    __u32 key = 1;
                    if (bpf_map_lookup_elem(&keys, &key))
                        count();
                    return XDP_PASS;
                }
                """);
        desk.type(":load keyed.c");
        desk.type(":attach keyed xdp lab0");
        assertThat(why()).contains("✗ map keys is empty", ":map set keys 1 1");
        desk.type(":map set keys 1 1");
        assertThat(desk.last().ok()).isTrue();
        assertThat(why()).contains("✓ it works with :lab ping", "seen changed");
    }

    @Test
    void a_map_that_is_full_gets_more_room() throws Exception {
        String text = HEAD + KEYED + """
                SEC("xdp") int filled(struct xdp_md *ctx)
                {
                    __u64 one = 1;
                    __u32 key = bpf_get_prandom_u32() % 1000;
                    bpf_map_update_elem(&keys, &key, &one, BPF_ANY);
                    return XDP_PASS;
                }
                """;
        Files.writeString(desk.bench().folder().newFile("filled.c"), text);
        desk.type(":load filled.c");
        desk.type(":attach filled xdp lab0");
        desk.type(":lab ping");
        assertThat(why()).contains("✗ map keys is full", "2 of 2 entries", "BPF_MAP_TYPE_LRU_HASH", ":load filled.c");
        Files.writeString(desk.bench().folder().newFile("filled.c"), text.replace("_HASH)", "_LRU_HASH)"));
        obey(why());
        assertThat(followed()).contains("✓ it works with :lab ping", "keys changed");
    }

    @Test
    void what_is_printed_is_shown_once_the_trace_is_on() throws Exception {
        load("prints", "    bpf_printk(\"packet\");\n");
        desk.type(":attach prints xdp lab0");
        assertThat(why()).contains("✗ it prints, and the trace is off", ":trace on");
        assertThat(followed()).doesNotContain("✗");
        desk.type(":trace off");
    }

    @Test
    void a_format_that_the_kernel_refuses_is_the_cause() throws Exception {
        load("floats", "    bpf_printk(\"%f\", data);\n");
        desk.type(":attach floats xdp lab0");
        assertThat(why()).contains("✗ bpf_printk prints nothing", "the kernel has no floats", ":load floats.c");
    }
}
