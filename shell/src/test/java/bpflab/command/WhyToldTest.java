package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs that ask for what the kernel tells of a packet: its interface, mark, tag and the like. */
class WhyToldTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            """;

    private String why(String place, String condition) throws Exception {
        boolean xdp = place.startsWith("xdp");
        desk.file("x.c", HEAD + "SEC(\"" + (xdp ? "xdp" : "tc") + "\") int x(struct "
                + (xdp ? "xdp_md *ctx" : "__sk_buff *ctx") + ")\n{\n    if (" + condition + ")\n        hits++;\n"
                + "    return " + (xdp ? "XDP_PASS" : "0") + ";\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x " + place);
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "xdp lab0        | ctx->rx_queue_index == 3 | no packet has rx_queue_index 3 | lab0 has one receive queue",
            "xdp lab0        | ctx->ingress_ifindex == 4321 | no packet has ingress_ifindex 4321 | , which is lab0",
            "tc ingress lab0 | ctx->ifindex == 4321 | no packet has ifindex 4321 | , which is lab0",
            "tc ingress lab0 | ctx->mark == 42 | no packet has mark 42 | skb->mark = 42;",
            "tc egress lab0  | ctx->mark == 42 | no packet has mark 42 | ping -m 42 -c 1 10.11.0.2",
            "tc ingress lab0 | ctx->priority == 7 | no packet has priority 7 | there it was 0",
            "tc egress lab0  | ctx->priority == 6 | no packet has priority 6 | ping -Q 0x10 -c 1 10.11.0.2",
            "tc egress lab0  | ctx->priority == 3 | no packet has priority 3 | skb->priority = 3;",
            "tc ingress lab0 | ctx->vlan_proto == 0x8100 | no packet has vlan_proto 33024 | there it was 0"})
    void what_no_packet_has_is_told_with_what_they_have(String place, String condition, String what, String more)
            throws Exception {
        assertThat(why(place, condition)).contains("✗ " + what, "x.c:8 asks for it", more);
    }

    /** What the answer says to send is what the program waits for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tc ingress lab0 | ctx->pkt_type == 3 | 3 (for another machine) | :lab send udp dmac 02:00:00:00:00:99",
            "tc ingress lab0 | ctx->pkt_type == 1 | 1 (for all) | :lab send udp dmac ff:ff:ff:ff:ff:ff",
            "tc ingress lab0 | ctx->vlan_present | no packet has a VLAN tag | :lab send vlan 7 icmp echo",
            "tc ingress lab0 | (ctx->vlan_tci & 0xfff) == 12 | vlan_tci 12 | :lab send vlan 12 icmp echo",
            "tc ingress lab0 | ctx->len > 1000 | their length with 1001 | :lab send udp len 1001",
            "tc ingress lab0 | ctx->len == 100 | their length with 100 | :lab send udp len 58",
            "tc egress lab0  | ctx->len > 1000 | their length with 1001 | :lab send udp len 1001 --from here",
            "xdp lab0 | ctx->data_end - ctx->data > 600 | their length with 601 | :lab send udp len 601"})
    void what_has_to_be_sent_makes_it_do_something(String place, String condition, String what, String line)
            throws Exception {
        assertThat(why(place, condition)).contains(what, "→ have one sent", line);
        desk.type(line);
        assertThat(desk.type(":why x")).contains("✓ it works with :lab send", ".bss changed").doesNotContain("✗");
    }

    @ParameterizedTest
    @CsvSource({"tc ingress lab0", "xdp lab0"})
    void the_number_of_the_labs_interface_is_found(String place) throws Exception {
        assertThat(why(place, "ctx->ingress_ifindex != 0")).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    /** Both have one variable: that another program counts in it is no work of this one. */
    @Test
    void what_another_program_changes_in_the_same_map_is_not_its_work() throws Exception {
        desk.file("two.c", HEAD + "SEC(\"xdp\") int counts(struct xdp_md *ctx) { hits++; return XDP_PASS; }\n"
                + "SEC(\"tc\") int x(struct __sk_buff *ctx)\n{\n    if (ctx->mark == 99)\n"
                + "        hits++;\n    return 0;\n}\n");
        desk.type(":lab up");
        desk.type(":load two.c");
        desk.type(":attach counts xdp lab0");
        desk.type(":attach x tc ingress lab0");
        assertThat(desk.type(":why x")).contains("✗ no packet has mark 99").doesNotContain("✓ it works");
        assertThat(desk.type(":why counts")).contains("✓ it works with :lab ping").doesNotContain("✗");
    }

    @Test
    void what_is_for_another_machine_does_not_come_behind_the_stack() throws Exception {
        desk.file("l.c", HEAD + "SEC(\"sk_lookup\") int look(struct bpf_sk_lookup *ctx)\n{\n"
                + "    if (ctx->local_port == 5005)\n        hits++;\n    return SK_PASS;\n}\n");
        desk.type(":load l.c");
        desk.type(":attach look --yes");
        desk.type(":lab send udp :5005 dmac 02:00:00:00:00:99");
        assertThat(desk.type(":why look").replaceAll("\\s+", " "))
                .contains("✗ what was sent is for another machine", ":lab send udp :5005");
        desk.type(":lab send udp :5005");
        assertThat(desk.type(":why look")).contains("✓ it works").doesNotContain("✗");
    }

    @ParameterizedTest
    @CsvSource({"0x8100", "0x88a8"})
    void a_tag_is_not_among_the_bytes_at_tc(String type) throws Exception {
        String packet = "({ void *data = (void *)(long)ctx->data; struct ethhdr *eth = data; "
                + "(void *)(eth + 1) <= (void *)(long)ctx->data_end && eth->h_proto == bpf_htons(" + type + "); })";
        assertThat(why("tc ingress lab0", packet)).contains("✗ no packet has ethernet type " + type,
                "takes the VLAN tag out", "if (skb->vlan_present)").doesNotContain(":lab send");
    }

    @ParameterizedTest
    @CsvSource({"vlan 7 icmp echo"})
    void what_is_inside_a_tag_is_sent_with_one(String words) throws Exception {
        why("tc ingress lab0", "ctx->vlan_present && ctx->protocol == bpf_htons(0x0806)");
        desk.type(":lab send " + words);
        String line = ":lab send vlan 7 arp";
        assertThat(desk.type(":why x")).contains(line);
        desk.type(line);
        assertThat(List.of(desk.type(":why x").split("\n")).stream().filter(each -> each.contains("✓ it works")))
                .hasSize(1);
    }
}
