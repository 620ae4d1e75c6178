package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code :why} of programs that redirect to where nothing can go: the kernel throws the packets away. */
class WhyRedirectTest extends KernelDesk {
    private String why(String statement) throws Exception {
        desk.file("x.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 4); __type(key, __u32);
                         __type(value, __u32); } ports SEC(".maps");
                char LICENSE[] SEC("license") = "GPL";
                SEC("xdp") int x(struct xdp_md *ctx) { %s }
                """.formatted(statement));
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x xdp lab0");
        assertThat(desk.last().ok()).isTrue();
        return why();
    }

    private String why() throws Exception {
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @Test
    void an_interface_that_is_not_there_is_told() throws Exception {
        assertThat(why("return bpf_redirect(987654, 0);")).contains("✗ the redirect to interface number 987654 fails",
                "there is none of that number here", "link show lab1");
    }

    @Test
    void one_that_takes_nothing_from_XDP_is_replaced_by_one_that_does() throws Exception {
        assertThat(why("return bpf_redirect_map(&ports, 2, XDP_PASS);")).contains("✗ map ports is empty");
        desk.type(":map set ports 2 " + veth.name);
        assertThat(desk.last().ok()).isTrue();
        assertThat(why()).contains("✗ the redirect to " + veth.name + " fails", ":map set ports 2 lab1");
        desk.type(":map set ports 2 lab1");
        assertThat(why()).contains("✓ it works with :lab ping", "✓ a packet goes elsewhere").doesNotContain("✗");
    }
}
