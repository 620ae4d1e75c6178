package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WhyTcTest extends KernelDesk {
    @Test
    void a_program_at_the_egress_of_tc_has_an_interface() throws Exception {
        Files.writeString(desk.bench().folder().newFile("leaving.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                int packets = 0;
                SEC("tc") int leaving(struct __sk_buff *skb)
                {
                    packets++;
                    return 0;
                }
                """);
        desk.type(":load leaving.c");
        desk.type(":attach leaving tc egress lab0");
        assertThat(desk.type(":why leaving")).contains("✓ lab0 is up").doesNotContain("✗");
    }

    /** Of tcx only TC_ACT_UNSPEC asks the next one, and what XDP drops comes to no filter of tc. */
    @Test
    void a_program_behind_one_that_lets_nothing_on_is_told_which_that_is() throws Exception {
        Files.writeString(desk.bench().folder().newFile("behind.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tc") int ok(struct __sk_buff *skb) { return 0; }
                SEC("tc") int behind(struct __sk_buff *skb) { return -1; }
                SEC("xdp") int none(struct xdp_md *ctx) { return XDP_DROP; }
                """);
        desk.type(":load behind.c");
        desk.type(":attach ok tc egress lab0");
        desk.type(":attach behind tc egress lab0");
        assertThat(flat(desk.type(":why behind"))).contains("✗ another program is asked first",
                "tcx egress has ok before it, which ran ", ":detach ok", "return TC_ACT_UNSPEC;");
        desk.type(":detach ok");
        assertThat(desk.type(":why behind")).contains("✓ it runs");
        desk.type(":detach all");
        desk.type(":attach none xdp lab0");
        desk.type(":attach behind tc ingress lab0");
        assertThat(flat(desk.type(":why behind"))).contains("✗ another program is asked first",
                "has none before it, which ran ", ":detach none", "return XDP_PASS;");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
