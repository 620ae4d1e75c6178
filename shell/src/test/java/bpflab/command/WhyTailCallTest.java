package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WhyTailCallTest extends KernelDesk {
    @Test
    void a_tail_call_into_an_empty_table_gets_its_program() throws Exception {
        Files.writeString(desk.bench().folder().newFile("jumps.c"), """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                int packets = 0;
                struct {
                    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
                    __uint(max_entries, 1);
                    __type(key, __u32);
                    __type(value, __u32);
                } steps SEC(".maps");
                SEC("xdp") int first(struct xdp_md *ctx)
                {
                    bpf_tail_call(ctx, &steps, 0);
                    return XDP_PASS;
                }
                SEC("xdp") int second(struct xdp_md *ctx)
                {
                    packets++;
                    return XDP_PASS;
                }
                """);
        desk.type(":load jumps.c");
        desk.type(":attach first xdp lab0");
        assertThat(desk.type(":why first")).contains("✗ table steps is empty", ":map set steps 0 second");
        desk.type(":map set steps 0 second");
        assertThat(desk.type(":why first")).contains("✓ it runs").doesNotContain("is empty", "is full");
        assertThat(desk.type(":dump map jumps.bss")).doesNotContain("packets = 0");
    }

    /** That slot 0 is not the one is seen by the packets that come. */
    @Test
    void a_slot_that_the_code_computes_is_that_of_a_packet_that_came() throws Exception {
        Files.writeString(desk.bench().folder().newFile("computed.c"), """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                struct {
                    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
                    __uint(max_entries, 4);
                    __type(key, __u32);
                    __type(value, __u32);
                } steps SEC(".maps");
                SEC("xdp") int first(struct xdp_md *ctx)
                {
                    unsigned char *data = (void *)(long)ctx->data;
                    if (data + 24 > (unsigned char *)(long)ctx->data_end)
                        return XDP_PASS;
                    bpf_tail_call(ctx, &steps, data[23] == 99 ? 0 : 3);
                    return XDP_PASS;
                }
                SEC("xdp") int second(struct xdp_md *ctx)
                {
                    return XDP_DROP;
                }
                """);
        desk.type(":load computed.c");
        desk.type(":attach first xdp lab0");
        assertThat(desk.type(":why first")).contains("✗ table steps is empty", ":map set steps 3 second");
        desk.type(":map set steps 3 second");
        assertThat(desk.type(":why first")).contains("✓ it works with :lab ping");
    }
}
