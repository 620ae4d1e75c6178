package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Programs whose names are longer than the 15 letters that the kernel keeps are called as in their file. */
class LongNamesTest extends KernelDesk {
    @Test
    void from_loading_to_detaching() throws Exception {
        desk.file("x.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tc/ingress") int sees_what_comes_in_first(struct __sk_buff *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load x.c")).as("no cell is broken in two for a name's length")
                .containsPattern(
                        "\nsees_what_comes_in_first\n  sched_cls   id \\d+   tag \\p{XDigit}{16}   \\d insns   ")
                .contains("\nverified   ");
        assertThat(desk.type(":attach sees_what_comes_in_first tc ingress " + veth.name))
                .contains(":detach sees_what_comes_in_first ");
        assertThat(desk.type(":detach sees_what_comes_in_first"))
                .contains("sees_what_comes_in_first   detached from ingress " + veth.name);
    }
}
