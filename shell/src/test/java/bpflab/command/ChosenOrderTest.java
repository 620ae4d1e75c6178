package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.machine.CgroupRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order programs at one place run is chosen by whoever attaches them: packets tell. */
class ChosenOrderTest extends KernelDesk {
    /** Each program writes its number behind those that ran before, of the one packet that has not been seen yet. */
    private static final String PROGRAMS = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            unsigned ran, count;
            static __always_inline void run(int who) { if (count < 3) { ran = ran * 10 + who; count++; } }
            #define TC(NAME, WHO) SEC("tc") int NAME(struct __sk_buff *skb) \\
            	{ if (skb->protocol == 0x0008) run(WHO); return -1; }
            #define GROUP(NAME, WHO) SEC("cgroup_skb/egress") int NAME(struct __sk_buff *skb) { run(WHO); return 1; }
            #define FILTER(NAME, WHO) SEC("netfilter") int NAME(struct bpf_nf_ctx *ctx) \\
            	{ const struct net_device *in = ctx->state->in; \\
            	  if (in->name[0] == 'l' && in->name[1] == 'a') run(WHO); return 1; }
            TC(one, 1) TC(two, 2) TC(three, 3)
            GROUP(group1, 1) GROUP(group2, 2) GROUP(group3, 3)
            FILTER(filter1, 1) FILTER(filter2, 2) FILTER(filter3, 3)
            """;

    private final Path group = Path.of(CgroupRoot.path(), "bpflab-order-" + ProcessHandle.current().pid());

    @BeforeEach
    void load() throws Exception {
        desk.file("order.c", PROGRAMS);
        assertThat(desk.type(":load order.c")).contains("verified");
    }

    @AfterEach
    void takeAway() throws Exception {
        desk.type(":detach --all");
        Files.deleteIfExists(group);
    }

    private String ran() throws InterruptedException {
        return desk.type(":dump map .bss");
    }

    @ParameterizedTest
    @CsvSource({
        "tcx, --first, --first, 321", "tcx, --last, --last, 123", "tcx, '', '', 123",
        "tcx, --before one, --before one, 231", "tcx, --after one, --after one, 132",
        "clsact, '', '', 321", "clsact, --first, --first, 321", "clsact, --last, --last, 123",
        "clsact, --before one, --before one, 231", "clsact, --after one, --after one, 132",
        "clsact, --after one, --before two, 132", "clsact, --last, --before one, 312"})
    void packets_pass_tcs_programs_as_they_were_told(String mode, String second, String third, int order)
            throws Exception {
        String line = " tc ingress lab0 --mode " + mode + " ";
        assertThat(desk.type(":attach one" + line)).contains("attached to").doesNotContain("runs");
        assertThat(desk.type(":attach two" + line + second)).contains("runs");
        assertThat(desk.type(":attach three" + line + third)).contains("runs");
        assertThat(desk.type(":lab ping --count 1")).contains("1 received");
        assertThat(ran()).containsPattern("ran +" + order + "\\b");
        String links = desk.type(":links");
        for (int i = 0; i < 3; i++) {
            String name = List.of("one", "two", "three").get(String.valueOf(order).charAt(i) - '1');
            assertThat(links).containsPattern("\\b" + name + " .* " + (i + 1) + " of 3");
        }
    }

    @Test
    void java_chooses_it_by_the_same_options() throws Exception {
        JavaApi.use(desk.bench());
        desk.bench().lab();
        JavaApi.attach("one", "tc", "ingress lab0", "--mode", "tcx", "--yes");
        JavaApi.attach("two", "tc", "ingress lab0", "--mode", "tcx", "--before one", "--yes");
        assertThat(JavaApi.attach("three", "tc", "ingress lab0", "--mode", "tcx", "--first", "--yes").position())
                .isEqualTo("1 of 3");
        desk.type(":lab ping --count 1");
        assertThat(ran()).containsPattern("ran +321\\b");
        assertThat(JavaApi.detach("two")).isEqualTo(1);
        assertThat(desk.bench().links()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"--first, --first, 321", "--last, --last, 123", "--before filter1, --after filter1, 213"})
    void packets_pass_the_packet_filters_programs_as_they_were_told(String second, String third, int order)
            throws Exception {
        desk.bench().lab();
        assertThat(desk.type(":attach filter1 netfilter ipv4 input --yes")).contains("attached to");
        assertThat(desk.type(":attach filter2 netfilter ipv4 input --yes " + second)).contains("attached to", "of 2");
        assertThat(desk.type(":attach filter3 netfilter ipv4 input --yes " + third)).contains("attached to", "of 3");
        assertThat(desk.type(":lab ping --count 1")).contains("1 received");
        assertThat(ran()).containsPattern("ran +" + order + "\\b");
        assertThat(desk.type(":attach filter3 netfilter ipv4 input 7 --first")).contains("the priority 7 says already");
    }

    @ParameterizedTest
    @CsvSource({"--first, --first, 321", "--last, --last, 123", "--before group1, --before group1, 231",
        "--after group1, --after group1, 132"})
    void what_a_cgroup_sends_passes_programs_as_they_were_told(String second, String third, int order)
            throws Exception {
        Files.createDirectory(group);
        String line = " cgroup egress " + group + " --yes ";
        assertThat(desk.type(":attach group1" + line)).contains("attached to");
        assertThat(desk.type(":attach group2" + line + second)).contains("runs");
        assertThat(desk.type(":attach group3" + line + third)).contains("runs");
        new ProcessBuilder("bash", "-c", "echo $$ > " + group + "/cgroup.procs; echo > /dev/udp/127.0.0.1/9")
                .start().waitFor();
        assertThat(ran()).containsPattern("ran +" + order + "\\b");
    }

    @Test
    void a_priority_that_is_taken_is_told_with_the_next_one() throws Exception {
        desk.type(":attach filter1 netfilter ipv4 input 5 --yes");
        String line = ":attach filter2 netfilter ipv4 input 6";
        assertThat(desk.type(":attach filter2 netfilter ipv4 input 5 --yes")).contains("has priority 5 there", line)
                .doesNotContain("5 6");
        assertThat(desk.type(line + " --yes")).contains("attached to ipv4 input 6", "runs 2 of 2");
    }

    /** clsact runs behind tcx, so what is to run last goes to where the others are. */
    @Test
    void nothing_said_of_the_mode_it_goes_to_where_the_other_one_is() throws Exception {
        desk.type(":attach one lab0 --mode clsact");
        assertThat(desk.type(":attach two lab0 --after one")).contains("clsact", "runs 2 of 2");
        assertThat(desk.type(":attach three lab0 --last")).contains("clsact", "runs 3 of 3");
        assertThat(desk.type(":attach three lab0 --first")).contains("tcx");
    }

    @Test
    void what_is_not_there_is_told_with_what_is() throws Exception {
        String line = ":attach two tc ingress " + veth.name;
        assertThat(desk.type(line + " --before one")).contains("one is not there; nothing is", line + "   # alone");
        desk.type(":attach three tc ingress " + veth.name);
        assertThat(desk.type(line + " --before one")).contains(
                "cannot attach two to ingress " + veth.name + " before one",
                "what is there, in order: three", line + " --before three");
        assertThat(desk.type(line + " --before nobody")).contains("there is no program nobody");
        assertThat(desk.type(line + " --before three --first")).contains("cannot heed --first and --before");
        assertThat(desk.type(line + " --last --replace")).contains("cannot heed --last and --replace");
        assertThat(desk.type(line + " --before")).contains("--before needs a value");
        assertThat(desk.bench().links()).hasSize(1);
        int link = desk.bench().links().get(0).id();
        assertThat(desk.type(line + " --before " + link)).contains("runs 1 of 2");
        int program = desk.bench().program("three").info().id();
        assertThat(desk.type(":attach one " + veth.name + " --before " + program)).contains("runs 2 of 3");
    }

    /** Each says why, and what to type instead; that works. */
    @Test
    void where_nobody_can_choose_that_is_said() throws Exception {
        desk.file("events.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tp/syscalls/sys_enter_getpid") int early(void *ctx) { return 0; }
                SEC("tp/syscalls/sys_enter_getpid") int late(void *ctx) { return 0; }
                SEC("xdp") int lonely(struct xdp_md *ctx) { return XDP_PASS; }
                SEC("socket") int apart(struct __sk_buff *skb) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load events.c");
        desk.type(":attach late");
        String refused = desk.type(":attach early --before late");
        assertThat(refused).contains("in the order in which they were attached", ":detach late\n");
        refused.lines().map(String::strip).map(each -> each.replaceFirst("^try +", ""))
                .filter(each -> each.startsWith(":")).forEach(each -> {
                    try {
                        desk.type(each);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                });
        assertThat(desk.type(":links")).containsPattern("early .*1 of 2").containsPattern("late .*2 of 2");
        assertThat(desk.type(":attach early --last")).contains("# runs last");
        assertThat(desk.type(":attach lonely " + veth.name + " --first")).contains("room for one program",
                ":attach lonely xdp " + veth.name + " --replace");
        assertThat(desk.type(":attach apart " + veth.name + " --first")).contains("runs by itself");
    }
}
