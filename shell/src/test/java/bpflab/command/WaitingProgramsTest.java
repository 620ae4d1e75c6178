package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Programs that are refused since another one in their file is. */
class WaitingProgramsTest extends KernelDesk {
    @Test
    void a_story_that_several_programs_share_is_told_once() throws Exception {
        desk.file("far.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                int far_away(int x);
                SEC("xdp") int one(struct xdp_md *ctx) { return XDP_PASS; }
                SEC("xdp") int two(struct xdp_md *ctx) { return far_away(3); }
                SEC("xdp") int three(struct xdp_md *ctx) { return XDP_DROP; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        String answer = desk.type(":load far.c").replaceAll("\\s+", " ");
        assertThat(answer).containsOnlyOnce("refused two calls far_away()").containsOnlyOnce("give far_away a body")
                .endsWith("refused one, three wait: two, in the same file, calls far_away(), which is nowhere defined");
        assertThat(desk.type(":load far.c one").replaceAll("\\s+", " "))
                .contains("refused one waits: two, in the same file", "give far_away a body");
    }
}
