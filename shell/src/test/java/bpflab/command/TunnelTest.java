package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of routes: the lab's packets pass them, and the route goes with the program. */
class TunnelTest extends KernelDesk {
    private static final String PROGRAMS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            int in_seen, out_seen, xmit_seen, segment_seen;
            SEC("lwt_in") int comes(struct __sk_buff *skb) { in_seen++; return BPF_OK; }
            SEC("lwt_out") int goes(struct __sk_buff *skb) { out_seen++; return BPF_OK; }
            SEC("lwt_out") int drops(struct __sk_buff *skb) { return BPF_DROP; }
            SEC("lwt_xmit") int leaves(struct __sk_buff *skb) { xmit_seen++; return BPF_OK; }
            SEC("lwt_seg6local") int segment(struct __sk_buff *skb) { segment_seen++; return BPF_OK; }
            """;

    @BeforeEach
    void load() throws Exception {
        desk.file("tunnels.c", PROGRAMS);
        assertThat(desk.type(":load tunnels.c")).contains("verified");
    }

    @AfterEach
    void none_is_left() throws Exception {
        desk.type(":detach --all");
        assertThat(desk.type("!ip route show table all; ip -6 route show table all")).doesNotContain("proto 184");
    }

    /** Alone it is where the lab's packets come by: our own address, or the other end's. */
    @ParameterizedTest
    @CsvSource({"comes, 10.11.0.1, in", "goes, 10.11.0.2, out", "leaves, 10.11.0.2, xmit"})
    void the_labs_packets_pass_it(String program, String route, String way) throws Exception {
        assertThat(desk.type(":attach " + program)).contains(
                program + "   attached to " + route + " dev lab0   lwt " + way);
        assertThat(desk.type(":how")).contains("encap bpf " + way + " pinned /sys/fs/bpf/" + program);
        assertThat(desk.type(":lab ping")).contains("3 received");
        assertThat(desk.type(":dump map .bss")).containsPattern(way + "_seen +3");
        assertThat(desk.type(":links")).containsPattern(program + " +lwt +" + route + " dev lab0 +" + way);
        desk.type(":programs --all " + program);
        assertThat(Json.of(desk.last().data())).contains("\"lwt " + route + " dev lab0\"");
        assertThat(desk.type(":detach " + route)).contains(program + "   detached");
        assertThat(desk.type(":lab ping")).contains("3 received");
        assertThat(desk.type(":dump map .bss")).containsPattern(way + "_seen +3");
    }

    @Test
    void a_network_behind_a_gateway_has_one_too_and_IPv6() throws Exception {
        assertThat(desk.type(":attach goes 10.9.0.0/24 via 10.11.0.2")).contains(
                "attached to 10.9.0.0/24 via 10.11.0.2 dev lab0   lwt out");
        assertThat(desk.type(":attach goes 10.9.1.0/24 via 10.11.0.2")).contains(":detach 10.9.1.0/24");
        assertThat(desk.type(":detach 10.9.1.0/24")).contains("goes   detached from 10.9.1.0/24");
        desk.type("!ping -c1 -W1 10.9.0.5");
        assertThat(desk.type(":dump map .bss")).containsPattern("out_seen +1");
        assertThat(desk.type(":attach leaves fd11::2")).contains("fd11::2 dev lab0   lwt xmit");
        assertThat(desk.type(":attach segment")).contains("fd11:1::1 dev lab0   lwt seg6local");
        desk.type("!ping -c1 -W1 fd11::2");
        assertThat(desk.type(":dump map .bss")).containsPattern("xmit_seen +[1-9]");
        assertThat(desk.bench().links()).hasSize(3).allMatch(link -> link.attached());
    }

    /** The lab's own packets have no segments, and go to its own addresses: the line that is offered sends one. */
    @Test
    void why_tells_what_comes_by_a_route_that_the_lab_does_not_use() throws Exception {
        desk.type(":attach segment");
        String why = desk.type(":why segment").replaceAll("\\s+", " ");
        assertThat(why).contains("no packet comes to that segment").doesNotContain(":lab down");
        String line = ":lab send --from peer --hex " + why.replaceFirst(".*--hex ([0-9a-f]+).*", "$1");
        assertThat(desk.type(line)).contains("1 arrived at lab0");
        assertThat(desk.type(":dump map .bss")).containsPattern("segment_seen +1\\b");
        assertThat(desk.type(":why segment")).contains("no packet comes to that segment");
        desk.type(":detach all");
        desk.type(":attach leaves lwt 10.9.0.0/24 via 10.11.0.2");
        assertThat(desk.type(":why leaves")).contains("nothing goes to 10.9.0.0/24", "ping -n -c 1 -W 1 10.9.0.1");
    }

    @Test
    void there_is_room_for_one_which_another_may_replace() throws Exception {
        desk.type(":attach goes");
        String line = ":attach drops lwt 10.11.0.2 dev lab0 --replace";
        assertThat(desk.type(":attach drops")).contains("there is room for one only", line);
        assertThat(desk.type(line)).contains("drops   attached to 10.11.0.2 dev lab0");
        assertThat(desk.type(":lab ping")).contains("0 received");
        assertThat(desk.type(":attach leaves --replace")).contains("sees packets another way: lwt_out");
        assertThat(desk.bench().links()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "goes 10.9.0.5/24 | has bits set behind the 24 | :attach goes lwt 10.9.0.0/24 dev lab0",
        "segment 10.9.0.1 | an IPv6 address | :attach segment lwt fd11:1::1 dev lab0",
        "comes fd11::1 | has metric 0 | :attach comes lwt 10.11.0.1",
        "goes fd11:9::/64 dev lo | for one that refuses | :attach goes lwt fd11:9::/64 dev lab0"})
    void what_is_no_such_route_is_told_with_one_that_is(String typed, String why, String line) throws Exception {
        desk.bench().lab();
        assertThat(desk.type(":attach " + typed + " --yes").replaceAll("\\s+", " ")).contains(why, line);
        assertThat(desk.type(line)).contains("attached to");
    }

    @ParameterizedTest
    @CsvSource({"10.9.0.0/33", "300.9.0.0/24", "fd11:9::/64 via 10.11.0.2"})
    void what_is_no_address_is_told(String typed) throws Exception {
        assertThat(desk.type(":attach goes " + typed)).contains("it is no route");
    }

    @Test
    void a_gateway_that_nobody_gets_to_is_told() throws Exception {
        assertThat(desk.type(":attach goes 10.9.0.0/24 via 10.77.0.2")).contains("nobody gets to the gateway 10.77.0.2",
                "ip route show dev lab0");
    }
}
