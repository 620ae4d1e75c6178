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
        assertThat(desk.type(":load x.c")).as("what follows is not pushed to the right by a long name")
                .contains("\nverified   ", "\n           :dump all sees_what");
        assertThat(desk.type(":attach sees_what_comes_in_first tc ingress " + veth.name))
                .contains(":detach sees_what_comes_in_first ");
        assertThat(desk.type(":detach sees_what_comes_in_first"))
                .contains("sees_what_comes_in_first   detached from ingress " + veth.name);
    }
}
