package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(desk.type(":attach looks")).doesNotContain("runs");
        assertThat(desk.type(":attach looks")).contains("runs 2 of 2");
        assertThat(desk.type(":links")).containsPattern("looks .*1 of 2 *\n.*looks .*2 of 2");
        desk.type(":detach --all");
        assertThat(desk.bench().links()).isEmpty();
    }
}
