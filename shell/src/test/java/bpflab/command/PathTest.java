package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.machine.CgroupRoot;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of packets, with programs of this bench and of other tools on it. */
class PathTest extends KernelDesk {
    @Test
    void shows_the_programs_at_each_place_and_how_often_they_ran() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach pass_all xdp lab0");
        Files.writeString(desk.bench().folder().newFile("tc.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tc") int in_first(struct __sk_buff *skb) { return -1; }
                SEC("tc") int in_second(struct __sk_buff *skb) { return 0; }
                SEC("tc") int out_one(struct __sk_buff *skb) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load tc.c");
        desk.type(":attach in_first tc ingress lab0 --mode clsact");
        desk.type(":attach in_second tc ingress lab0 --mode clsact");
        desk.type(":attach out_one tc egress lab0");
        String seen = desk.type(":path");
        assertThat(desk.last().ok()).as(seen).isTrue();
        assertThat(seen)
                .contains("lab0   while :lab ping sent 3 and got 3 back")
                .containsPattern("↓ xdp native +pass_all +id \\d+ +ran \\d+×  XDP_PASS\n +[3-9] XDP_PASS\n")
                .containsPattern("↓ tc ingress +in_second +id \\d+ +ran [3-9]×  TC_ACT_OK\n"
                        + " +in_first +id \\d+ +ran 0×.*\n +[3-9] went on\n")
                .containsPattern("out ↑ stack")
                .containsPattern("↑ tcx egress +out_one +id \\d+ +ran \\d+×  TC_ACT_OK")
                .containsPattern("↑ driver +[3-9] went out")
                .doesNotContain("✗");
        assertThat(seen.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void says_where_what_came_in_went_no_further() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach drop_all xdp lab0");
        assertThat(desk.type(":path lab0"))
                .contains("got 0 back", "3 XDP_DROP\n", "✗ what came in went no further than xdp native");
    }

    @Test
    void says_where_what_was_to_leave_went_no_further() throws Exception {
        desk.file("keep.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tcx/egress") int first_one_with_a_name(struct __sk_buff *skb) { return -1; }
                SEC("tcx/egress") int keeps(struct __sk_buff *skb) { return 2; }
                SEC("netfilter") int refuses(struct bpf_nf_ctx *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load keep.c");
        desk.type(":attach first_one_with_a_name tc egress lab0");
        desk.type(":attach keeps tc egress lab0");
        assertThat(desk.type(":path lab0"))
                .contains("got 0 back", "✗ what was to leave went no further than tc", "→ :why")
                .containsPattern("first_one_with_a_name  id")
                .containsPattern("keeps                  id");
        desk.type(":detach all");
        // Nothing of a machine's own traffic is refused for a test: a program there is asked about where there is any.
        desk.type(":attach refuses netfilter ipv4 input");
        if (!desk.bench().links().isEmpty()) {
            assertThat(desk.type(":path lab0"))
                    .contains("got 0 back", "✗ what came in went no further than netfilter");
        }
    }

    /** Its number is one of the lab's namespace, which any interface may have here. */
    @Test
    void the_other_end_of_the_lab_is_nobody_here() throws Exception {
        desk.type(":lab up");
        String number = Files.readString(Path.of("/sys/class/net/lab0/iflink")).strip();
        String twin = "tt" + ProcessHandle.current().pid() % 1_000_000;
        desk.type("!ip link add " + twin + " index " + number + " type bridge"); // where it is free
        try {
            assertThat(desk.type(":path lab0")).contains("↓ wire").doesNotContain("is on ");
        } finally {
            desk.type("!ip link del " + twin);
        }
    }

    /** A VLAN where the kernel makes one, else its like: they have no wire of their own. */
    @Test
    void what_is_on_another_interface_is_told_with_that() throws Exception {
        String upper = "uu" + ProcessHandle.current().pid() % 1_000_000;
        desk.type("!ip link add " + upper + " link " + veth.name + " type macvlan && ip link set " + upper + " up");
        try {
            assertThat(desk.type(":path " + upper).replaceAll("\\s+", " "))
                    .contains("↓ wire is on " + veth.name)
                    .contains(", where its packets meet programs, too: :path " + veth.name);
            assertThat(desk.type(":path " + veth.name)).contains("↓ wire").doesNotContain("is on ");
        } finally {
            desk.type("!ip link del " + upper);
        }
    }

    /** What a bridge sends on never comes up to the stack, and is not lost. */
    @Test
    void what_comes_by_a_port_goes_on_to_what_it_is_a_port_of() throws Exception {
        String bridge = "bb" + ProcessHandle.current().pid() % 1_000_000;
        desk.type("!ip link add " + bridge + " type bridge && ip link set " + veth.name + " master " + bridge
                + " && ip link set " + bridge + " up");
        try {
            desk.type(":load drop.c");
            assertThat(desk.type(":path " + veth.name))
                    .containsPattern("↓ port +what comes in by it goes on to " + bridge + ": :path " + bridge)
                    .doesNotContain("went on", "✗");
            assertThat(desk.type(":path " + bridge)).contains("↓ wire").doesNotContain("↓ port");
        } finally {
            desk.type("!ip link del " + bridge);
        }
    }

    @Test
    void programs_of_sockets_cgroups_and_netfilter_stand_on_their_side_of_the_way() throws Exception {
        desk.file("others.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("cgroup_skb/egress") int leaves(struct __sk_buff *skb) { return 1; }
                SEC("cgroup_skb/ingress") int comes(struct __sk_buff *skb) { return 1; }
                SEC("sk_lookup") int looks(struct bpf_sk_lookup *ctx) { return SK_PASS; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load others.c");
        desk.type(":attach leaves cgroup egress " + CgroupRoot.path() + " --yes");
        desk.type(":attach comes cgroup ingress " + CgroupRoot.path() + " --yes");
        desk.type(":attach looks sk-lookup /proc/self/ns/net --yes");
        assertThat(desk.type(":path lab0"))
                .containsPattern("↓ sk lookup +looks ")
                .containsPattern("↓ sockets +comes +id \\d+ +ran [1-9]")
                .containsPattern("out ↑ sockets +leaves +id \\d+ +ran [1-9]");
        if (desk.bench().host().features().contains(Feature.NETFILTER)) {
            desk.file("nf.c", """
                    #include <linux/bpf.h>
                    #include <bpf/bpf_helpers.h>
                    SEC("netfilter") int filters(void *ctx) { return 1; }
                    char LICENSE[] SEC("license") = "GPL";
                    """);
            desk.type(":load nf.c");
            desk.type(":attach filters netfilter ipv4 output --yes");
            assertThat(desk.type(":path lab0")).containsPattern("↑ netfilter +filters +id \\d+ +ran 3×");
        }
    }

    @Test
    void of_an_interface_that_is_not_there_names_those_that_are() throws Exception {
        assertThat(desk.type(":path nowhere0")).contains("there is no interface nowhere0; there ", "lo");
        assertThat(desk.type(":path --watch")).contains("a script has no Ctrl-C");
    }

    @Test
    void an_interface_of_another_namespace_is_told_with_that() throws Exception {
        desk.type(":lab up");
        assertThat(desk.type(":path peer0")).contains("peer0 is in the network namespace bpflab-peer",
                "ip -n bpflab-peer -s link show peer0");
        desk.type("!ip -n bpflab-peer -s link show peer0");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void watching_ends_with_words_when_the_interface_goes() throws Exception {
        desk.bench().interactWith(new NobodyAsked());
        List<View> drawn = new ArrayList<>();
        Answer last = desk.interpreter().run(":path " + veth.name + " --watch", view -> {
            drawn.add(view);
            takeAway();
        });
        assertThat(drawn).hasSize(1);
        assertThat(last.ok()).isFalse();
        assertThat(last.view().toString()).contains("there is no interface " + veth.name);
    }

    private void takeAway() {
        try {
            veth.delete();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
