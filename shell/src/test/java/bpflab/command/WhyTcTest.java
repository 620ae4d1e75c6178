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
}
