package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.kernel.Link;
import bpflab.kernel.NeedsFeature;
import bpflab.machine.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that were refused, files that are here, hooks of other tools, structures that the kernel has not. */
class OtherPlacesTest extends KernelDesk {
    @Test
    void a_program_that_was_refused_is_told_as_that() throws Exception {
        desk.type(":load nocheck.c");
        assertThat(desk.type(":attach nocheck"))
                .contains("the kernel refused it when it was to be loaded", ":verifier nocheck   # explains again");
        desk.type(":load drop.c");
        assertThat(desk.type(":attach nochek")).doesNotContain("refused");
    }

    @Test
    void a_file_in_the_folder_is_probed_by_its_bare_name() throws Exception {
        Path here = desk.bench().folder().newFile("ours.so");
        Files.copy(Libraries.find("libc.so.6").orElseThrow(), here);
        desk.file("probes.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("uprobe/ours.so:malloc") int takes(struct pt_regs *ctx) { return 0; }
                SEC("uretprobe") int gets(struct pt_regs *ctx) { return 0; }
                SEC("uprobe//proc/self/exe:work_of_the_test") int tests(struct pt_regs *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load probes.c");
        assertThat(desk.type(":attach takes")).contains("attached to " + here.toRealPath() + ":malloc   uprobe");
        assertThat(desk.type(":attach takes uprobe theirs.so:malloc")).contains("no library or program theirs.so");
        assertThat(desk.type(":attach gets uretprobe ours.so:malloc+4"))
                .contains("a return is caught where a function begins", ":attach gets uretprobe ");
        assertThat(desk.type(":why takes")).contains("run a program that loads it").doesNotContain("!" + here);
        assertThat(desk.type(":attach gets uretprobe ours.so:malloc")).contains("ours.so:malloc   uretprobe");
        assertThat(desk.type(":attach tests")).contains("/proc/self/exe is the Java of this bpflab",
                ":attach tests uprobe /bin/bash:readline");
        assertThat(desk.type(":attach takes uprobe ./theirs.so:malloc")).contains("there is no file ",
                ":attach takes uprobe /bin/bash:readline");
    }

    /** std::terminate() has one symbol, _Rb_tree_increment one for each of two types. */
    @Test
    @NeedsFeature(Feature.UPROBE)
    void a_function_of_cpp_is_probed_by_its_name_in_the_source() throws Exception {
        assumeTrue(Libraries.find("libstdc++.so.6").isPresent(), "this machine has no libstdc++");
        desk.file("cpp.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("uprobe/libstdc++.so.6:std::terminate") int ends(struct pt_regs *ctx) { return 0; }
                SEC("uprobe") int walks(struct pt_regs *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load cpp.c");
        assertThat(desk.type(":attach ends")).contains("attached to libstdc++.so.6:std::terminate");
        assertThat(desk.bench().links()).allMatch(Link::attached);
        String several = desk.type(":attach walks uprobe libstdc++.so.6:std::_Rb_tree_increment");
        assertThat(several).contains("2 functions are called so");
        String line = ":attach walks uprobe libstdc++.so.6:_ZSt18_Rb_tree_incrementPKSt18_Rb_tree_node_base";
        assertThat(several).contains(line);
        assertThat(desk.type(line)).contains("attached to");
        assertThat(desk.type(":attach walks uprobe libstdc++.so.6:std::no_such"))
                .contains("has no function std::no_such");
    }

    @Test
    void what_only_other_tools_attach_is_told_in_lines_with_its_own_words() throws Exception {
        desk.file("routes.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("action") int acts(struct __sk_buff *skb) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load routes.c");
        int id = desk.bench().program("acts").info().id();
        assertThat(desk.type(":attach acts")).contains("bpflab loads tc action programs",
                "bpftool prog pin id " + id + " /sys/fs/bpf/acts",
                "tc filter add dev lab0 ingress matchall action bpf object-pinned /sys/fs/bpf/acts");
        assertThat(desk.type(":why acts")).contains("bpflab loads tc action programs",
                "bpftool prog pin id " + id + " /sys/fs/bpf/acts").doesNotContain(":attach acts");
    }

    @Test
    void what_this_kernel_lacks_is_told_by_why_with_what_does_instead() throws Exception {
        Map<HookKind, String> sections = Map.of(HookKind.KPROBE, "kprobe/do_exit", HookKind.NETKIT, "netkit/primary",
                HookKind.FENTRY, "fentry/do_exit", HookKind.FSESSION, "fsession/do_exit");
        Optional<HookKind> lacking = sections.keySet().stream()
                .filter(kind -> desk.bench().host().lacks(kind).isPresent())
                .filter(kind -> loads(sections.get(kind)))
                .findFirst();
        assumeTrue(lacking.isPresent(), "this kernel has all of them, or does not load their programs");
        assertThat(desk.type(":why lacks")).contains("not attached")
                .containsIgnoringWhitespaces(desk.bench().host().lacks(lacking.get()).orElseThrow().why(), "instead")
                .doesNotContain(":attach lacks");
    }

    private boolean loads(String section) {
        try {
            desk.file("lacks.c", """
                    #include "vmlinux.h"
                    #include <bpf/bpf_helpers.h>
                    SEC("%s") int lacks(void *ctx) { return 0; }
                    char LICENSE[] SEC("license") = "GPL";
                    """.formatted(section));
            return desk.type(":load lacks.c").contains("verified");
        } catch (IOException | InterruptedException unwritten) {
            return false;
        }
    }

    /** Each as people write it, and the line that is offered does it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tp/sys_enter_getpid | is in the group syscalls | :attach f tracepoint syscalls/sys_enter_getpid",
        "raw_tp/sys_enter_getpid | all system calls go by one of their own | :attach f raw-tracepoint sys_enter",
        "syscall | it runs when it is called | :run f",
        "xdp/devmap | it is for an entry of a devmap | :map set exits 0 'lo f'"})
    void what_is_nearly_right_is_told_the_line_that_was_meant(String section, String why, String line)
            throws Exception {
        desk.file("nearly.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                struct {
                	__uint(type, BPF_MAP_TYPE_DEVMAP);
                	__uint(max_entries, 1);
                	__uint(key_size, 4);
                	__uint(value_size, 8);
                } exits SEC(".maps");
                SEC("%s") int f(void *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """.formatted(section));
        assertThat(desk.type(":load nearly.c")).contains("verified");
        assertThat(desk.type(":attach f").replaceAll("\\s+", " ")).contains(why, line.replace("lo f", "lab1 f"));
        desk.type(line);
        assertThat(desk.last().trouble()).as(line).isEmpty();
    }

    /** Its interface is one of the lab's, which may not be there. */
    @Test
    void the_lines_that_put_a_program_into_an_entry_can_be_typed_one_after_the_other() throws Exception {
        desk.file("entry.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                struct {
                	__uint(type, BPF_MAP_TYPE_DEVMAP);
                	__uint(max_entries, 1);
                	__uint(key_size, 4);
                	__uint(value_size, 8);
                } exits SEC(".maps");
                SEC("xdp/devmap") int f(void *ctx) { return 0; }
                """);
        desk.type(":load entry.c");
        desk.type(":attach f");
        for (String line : desk.last().trouble().orElseThrow().hint().split("\n")) {
            desk.type(line);
            assertThat(desk.last().trouble()).as(line).isEmpty();
        }
    }

    @Test
    void what_holds_for_several_programs_is_said_once() throws Exception {
        desk.file("many.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("in") int comes(struct __sk_buff *skb) { return 0; }
                SEC("out") int goes(struct __sk_buff *skb) { return 0; }
                SEC("early") int looks(struct xdp_md *ctx) { return XDP_PASS; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load many.c")).containsIgnoringWhitespaces(
                "note SEC(\"in\"), SEC(\"out\") say no type of program; the argument of each is a struct __sk_buff, so "
                        + "they are loaded as SEC(\"tc\"), which you can write",
                "note SEC(\"early\") says no type of program; its argument is a struct xdp_md, so it is loaded as "
                        + "SEC(\"xdp\")");
    }

    /** libbpf loads all functions of a file, and the kernel takes none that is in no structure. */
    @Test
    void a_function_in_no_structure_keeps_the_structure_from_nothing() throws Exception {
        desk.file("spare.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>
                SEC("struct_ops") u32 BPF_PROG(half, struct sock *sk) { return 2; }
                SEC("struct_ops") void BPF_PROG(grow, struct sock *sk, u32 ack, u32 acked) { }
                SEC("struct_ops") u32 BPF_PROG(undo, struct sock *sk) { return 2; }
                SEC("struct_ops") u32 BPF_PROG(left_over, struct sock *sk) { return 2; }
                SEC(".struct_ops") struct tcp_congestion_ops spare_control = {
                    .ssthresh = (void *)half, .cong_avoid = (void *)grow, .undo_cwnd = (void *)undo,
                    .name = "bl_spare",
                };
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load spare.c")).contains("left_over is in none of the structures of this file");
        assertThat(desk.type(":attach grow")).contains("attached to spare_control   struct-ops");
        desk.type(":detach --all");
    }

    @Test
    void a_structure_that_the_kernel_has_not_is_named() throws Exception {
        for (String section : new String[] {".struct_ops", ".struct_ops.link"}) {
            desk.file("cooks.c", """
                    #include "vmlinux.h"
                    #include <bpf/bpf_helpers.h>
                    #include <bpf/bpf_tracing.h>
                    struct kitchen_ops___v2 { int (*cook)(void); };
                    SEC("struct_ops") int BPF_PROG(cook) { return 0; }
                    SEC("SECTION") struct kitchen_ops___v2 kitchen = { .cook = (void *)cook };
                    char LICENSE[] SEC("license") = "GPL";
                    """.replace("SECTION", section));
            assertThat(desk.type(":load cooks.c")).contains(
                    "cook is an operation of struct kitchen_ops, which this kernel does not have",
                    "tcp_congestion_ops");
        }
    }
}
