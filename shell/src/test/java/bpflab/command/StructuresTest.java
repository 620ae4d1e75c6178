package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Structures of functions that the kernel calls: registered, seen, taken away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StructuresTest extends KernelDesk {
    @Test
    void a_program_of_a_structure_brings_the_structure_that_it_was_loaded_with() throws Exception {
        for (String name : List.of("slow", "slower")) {
            Files.writeString(desk.bench().folder().newFile(name + ".c"), """
                    #include "vmlinux.h"
                    #include <bpf/bpf_helpers.h>
                    #include <bpf/bpf_tracing.h>
                    SEC("struct_ops") u32 BPF_PROG(NAME_half, struct sock *sk) { return 2; }
                    SEC("struct_ops") void BPF_PROG(NAME_grow, struct sock *sk, u32 ack, u32 acked) { }
                    SEC("struct_ops") u32 BPF_PROG(NAME_undo, struct sock *sk) { return 2; }
                    SEC(".struct_ops") struct tcp_congestion_ops NAME_control = {
                        .ssthresh = (void *)NAME_half, .cong_avoid = (void *)NAME_grow,
                        .undo_cwnd = (void *)NAME_undo, .name = "bl_NAME",
                    };
                    char _license[] SEC("license") = "GPL";
                    """.replace("NAME", name));
            desk.type(":load " + name + ".c");
        }
        assertThat(desk.type(":attach slow_grow")).contains("attached to slow_control   struct-ops");
        assertThat(Files.readString(Path.of("/proc/sys/net/ipv4/tcp_available_congestion_control")))
                .contains("bl_slow").doesNotContain("bl_slower");
        assertThat(desk.type(":attach slow_half")).contains("slow_control is registered already, with all its "
                + "functions", ":detach slow_control");
        String empty = desk.type(":dump map slow_control");
        assertThat(empty).contains("these are not registered; those that are: :dump map ");
        assertThat(desk.type(empty.substring(empty.lastIndexOf(":dump map")) + " --long"))
                .containsPattern("data\\.ssthresh +slow_half \\(id \\d+\\)")
                .doesNotContain("not registered");
        desk.type(":detach all");
    }

    /** As today's texts write it: libbpf knows the section since 1.2. */
    @Test
    void a_structure_for_a_link_is_one_with_any_libbpf() throws Exception {
        Files.writeString(desk.bench().folder().newFile("linked.c"), """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>
                SEC("struct_ops") u32 BPF_PROG(halve, struct sock *sk) { return 2; }
                SEC("struct_ops") void BPF_PROG(grow, struct sock *sk, u32 ack, u32 acked) { }
                SEC("struct_ops") u32 BPF_PROG(undo, struct sock *sk) { return 2; }
                SEC(".struct_ops.link") struct tcp_congestion_ops linked = {
                    .ssthresh = (void *)halve, .cong_avoid = (void *)grow, .undo_cwnd = (void *)undo,
                    .name = "bl_linked",
                };
                char _license[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load linked.c")).contains("halve", "linked").doesNotContain("refused");
        String line = ":attach halve struct-ops linked";
        assertThat(desk.type(":attach linked")).contains("it is a structure of functions", line);
        assertThat(desk.type(line)).contains("attached to linked   struct-ops");
        assertThat(Files.readString(Path.of("/proc/sys/net/ipv4/tcp_available_congestion_control")))
                .contains("bl_linked");
        desk.type(":detach all");
    }
}
