package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.kernel.NeedsFeature;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several programs at one hook: which runs first is told, and the one in the middle goes alone. */
class SeveralAtOneHookTest extends KernelDesk {
    private static final String PROGRAMS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("tc") int first(struct __sk_buff *skb) { return -1; }
            SEC("tc") int second(struct __sk_buff *skb) { return -1; }
            SEC("tc") int third(struct __sk_buff *skb) { return -1; }
            SEC("xdp") int early(struct xdp_md *ctx) { return XDP_PASS; }
            char _license[] SEC("license") = "GPL";
            """;

    @BeforeEach
    void load() throws Exception {
        desk.file("several.c", PROGRAMS);
        desk.type(":load several.c");
    }

    private String attach(String program, String words) throws InterruptedException {
        return desk.type(":attach " + program + " tc ingress " + veth.name + words);
    }

    @Test
    void tcs_newest_filter_runs_first() throws Exception {
        assertThat(attach("first", " --mode clsact")).doesNotContain("runs");
        assertThat(attach("second", " --mode clsact")).contains("runs 1 of 2");
        assertThat(attach("third", " --mode clsact")).contains("runs 1 of 3");
        assertThat(desk.type(":links")).containsPattern("first .*3 of 3").containsPattern("second .*2 of 3");
        assertThat(desk.type(":detach second")).contains("second   detached");
        assertThat(desk.type(":links")).containsPattern("first .*2 of 2").containsPattern("third .*1 of 2")
                .doesNotContain("second");
        assertThat(desk.type(":path " + veth.name)).containsPattern("tc ingress +third .*\n +first ");
    }

    @Test
    void tcxs_newest_link_runs_last() throws Exception {
        attach("first", " --mode tcx");
        assertThat(attach("second", " --mode tcx")).contains("runs 2 of 2");
        assertThat(attach("third", " --mode tcx")).contains("runs 3 of 3");
        desk.type(":detach second");
        assertThat(desk.type(":links")).containsPattern("first .*1 of 2").containsPattern("third .*2 of 2");
    }

    @Test
    void one_that_is_there_and_is_to_run_elsewhere_is_told_how_it_is_moved() throws Exception {
        attach("first", " --mode tcx");
        attach("second", " --mode tcx");
        String at = " tc ingress " + veth.name + " --mode tcx --before first";
        assertThat(desk.type(":attach second" + at)).contains("it is attached there already")
                .contains(":detach second").contains(":attach second" + at + "   # moves it");
        desk.type(":detach second");
        assertThat(desk.type(":attach second" + at)).contains("runs 1 of 2");
    }

    @Test
    void what_is_said_to_detach_it_detaches_no_other() throws Exception {
        attach("first", " --mode clsact");
        assertThat(desk.type(":attach early xdp " + veth.name)).contains(":detach early");
        String again = attach("first", " --mode tcx");
        desk.type(again.replaceAll("(?s).*(:detach \\S+).*", "$1"));
        assertThat(desk.type(":links")).contains("clsact", "early").doesNotContain("tcx");
    }

    /** What else is attached to the network namespace is of another kind, and no program of that row. */
    @Test
    void a_program_that_is_there_twice_has_two_places() throws Exception {
        desk.file("lookups.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("sk_lookup") int looks(struct bpf_sk_lookup *ctx) { return SK_PASS; }
                SEC("flow_dissector") int dissects(struct __sk_buff *skb) { return 129; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load lookups.c");
        desk.type(":attach dissects");
        assertThat(desk.type(":attach looks --yes")).contains("attached to").doesNotContain("runs");
        assertThat(desk.type(":attach looks --yes")).contains("runs 2 of 2");
        assertThat(desk.type(":links")).containsPattern("looks .*1 of 2 *\n.*looks .*2 of 2");
        desk.type(":detach --all");
        assertThat(desk.bench().links()).isEmpty();
    }

    /** A typed program and a raw one are at the same tracepoint: the kernel keeps one list of them. */
    @Test
    void an_event_runs_what_came_first_first() throws Exception {
        desk.file("events.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tp_btf/sched_process_exec") int typed(void *ctx) { return 0; }
                SEC("raw_tp/sched_process_exec") int raw(void *ctx) { return 0; }
                SEC("tp_btf/sched_process_exec") int typed2(void *ctx) { return 0; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load events.c");
        desk.type(":attach typed");
        desk.type(":attach raw");
        assertThat(desk.type(":attach typed2")).contains("runs 3 of 3");
        assertThat(desk.type(":links")).containsPattern("typed .*1 of 3").containsPattern("raw .*2 of 3")
                .containsPattern("typed2 .*3 of 3");
    }

    @Test
    @NeedsFeature(Feature.UPROBE)
    void a_function_of_a_process_runs_what_came_last_first() throws Exception {
        desk.file("probes.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                unsigned ran, count;
                static __attribute__((always_inline)) void run(int who)
                {
                	if (count < 2) { ran = ran * 10 + who; count++; }
                }
                SEC("uprobe/libc.so.6:getpwuid") int older(void *ctx) { run(1); return 0; }
                SEC("uprobe/libc.so.6:getpwuid") int newer(void *ctx) { run(2); return 0; }
                SEC("uretprobe/libc.so.6:getpwuid") int back(void *ctx) { return 0; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load probes.c");
        desk.type(":attach older");
        desk.type(":attach back");
        assertThat(desk.type(":attach newer")).contains("runs 1 of 2");
        assertThat(desk.type(":links")).containsPattern("older .*2 of 2").containsPattern("newer .*1 of 2")
                .doesNotContainPattern("back .* of ");
        desk.type("!whoami");
        assertThat(desk.type(":dump map .bss")).containsPattern("ran +21\\b");
    }

    /** The kernel takes the earlier program away without a word. */
    @Test
    void a_socket_has_one_program() throws Exception {
        desk.file("filter.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("socket") int all(struct __sk_buff *skb) { return -1; }
                SEC("socket") int none(struct __sk_buff *skb) { return 0; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load filter.c");
        assertThat(desk.type(":attach all socket " + veth.name)).contains("attached to");
        assertThat(desk.type(":attach none socket " + veth.name)).contains("attached to");
        desk.type(":detach --all");
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String place = " socket udp:" + socket.getLocalPort();
            assertThat(desk.type(":attach all" + place)).contains("attached to");
            String line = ":attach none" + place + " --replace";
            assertThat(desk.type(":attach none" + place)).contains("all is there", line);
            assertThat(desk.type(line)).contains("none   attached to");
            assertThat(desk.bench().links()).singleElement().extracting(link -> link.program().name())
                    .isEqualTo("none");
        }
    }

    /** A map that the program does not use is meant by its number, and is the same by its name. */
    @Test
    void what_has_room_for_one_tells_the_line_that_replaces_it() throws Exception {
        desk.file("one.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                	__uint(type, BPF_MAP_TYPE_SOCKMAP);
                	__uint(max_entries, 1);
                	__type(key, __u32);
                	__type(value, __u32);
                } peers SEC(".maps");
                SEC("sk_msg") int old(struct sk_msg_md *msg) { return SK_PASS; }
                SEC("sk_msg") int young(struct sk_msg_md *msg) { return SK_PASS; }
                SEC("flow_dissector") int dissects(struct __sk_buff *skb) { return 129; }
                SEC("flow_dissector") int dissects2(struct __sk_buff *skb) { return 129; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load one.c");
        desk.type(":attach old");
        int link = desk.bench().links().get(0).id();
        assertThat(desk.type(":attach old")).contains("it is attached there already", ":links");
        assertThat(desk.type(":attach young")).contains("room for one only").containsPattern(
                ":attach young sk-msg \\d+ --replace");
        assertThat(desk.type(":attach young sk-msg peers --replace")).contains("link " + link);
        desk.type(":attach dissects");
        String line = ":attach dissects2 flow-dissector /proc/self/ns/net --replace";
        assertThat(desk.type(":attach dissects")).contains("it is attached there already");
        assertThat(desk.type(":attach dissects2")).contains(line);
        assertThat(desk.type(line)).contains("dissects2   attached to");
        desk.type(":detach --all");
        assertThat(desk.type(":attach old sk-msg peers --replace")).contains("this bench has no program there");
    }
}
