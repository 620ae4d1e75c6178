package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.kernel.NeedsFeature;
import bpflab.machine.CgroupRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attaching to hooks other than XDP, and by what SEC() says. */
class AttachTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        Files.writeString(desk.bench().folder().newFile("execs.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tracepoint/sched/sched_process_exec") int execs(void *ctx) { return 0; }
                SEC("raw_tp") int raw(struct bpf_raw_tracepoint_args *ctx) { return 0; }
                SEC("tc") int shape(struct __sk_buff *skb) { return -1; }
                SEC("tc") int shape2(struct __sk_buff *skb) { return -1; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load execs.c");
    }

    @Test
    void a_program_alone_is_attached_where_its_section_says() throws Exception {
        assertThat(desk.type(":attach execs"))
                .containsPattern("execs   attached to sched/sched_process_exec   tracepoint   link \\d+")
                .contains(":detach sched/sched_process_exec   # takes it away again");
        assertThat(desk.type(":how")).contains("perf_event_open tracepoint sched/sched_process_exec",
                "BPF_LINK_CREATE perf_event execs", "bpftool prog load execs.o /sys/fs/bpf/execs autoattach");
        assertThat(desk.type(":links")).containsPattern("execs +tracepoint +sched/sched_process_exec");
        assertThat(desk.type(":detach sched/sched_process_exec")).contains("execs   detached from");
        assertThat(desk.type(":how")).contains("rm /sys/fs/bpf/execs").doesNotContain("ip link");
        assertThat(desk.bench().links()).isEmpty();
    }

    /** The kernel keeps 15 letters of a name; two programs may share them. */
    @Test
    void a_long_name_is_detached_as_it_was_attached() throws Exception {
        desk.file("long.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tracepoint/sched/sched_process_exec") int many_letters_of_exec(void *ctx) { return 0; }
                SEC("tracepoint/sched/sched_process_exit") int many_letters_of_exit(void *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load long.c");
        desk.type(":attach many_letters_of_exec");
        desk.type(":attach many_letters_of_exit");
        assertThat(desk.type(":detach many_letters_of_exit")).contains("detached from sched/sched_process_exit");
        assertThat(desk.bench().links()).hasSize(1);
        desk.type(":detach all");
    }

    @Test
    void hook_and_target_can_be_typed() throws Exception {
        assertThat(desk.type(":attach execs tracepoint sched/sched_process_fork"))
                .contains("attached to sched/sched_process_fork");
        assertThat(desk.type(":attach execs tracepoint")).contains("attached to sched/sched_process_exec");
        assertThat(desk.type(":attach raw raw-tracepoint sched_process_exec"))
                .contains("attached to sched_process_exec   raw-tracepoint");
        assertThat(desk.bench().links()).hasSize(3);
        assertThat(desk.type(":detach all")).contains("raw", "execs");
    }

    @Test
    void a_place_needs_no_hook_and_a_misspelt_hook_is_told() throws Exception {
        assertThat(desk.type(":attach execs sched/sched_process_fork"))
                .contains("attached to sched/sched_process_fork   tracepoint");
        assertThat(desk.type(":attach execs tracepiont x")).contains("did you mean tracepoint?");
    }

    @Test
    @NeedsFeature(Feature.UPROBE)
    void a_program_that_is_probed_is_found_where_the_student_is() throws Exception {
        Path folder = Files.createDirectories(desk.bench().folder().newFile("bin"));
        Files.copy(Path.of("/bin/bash"), folder.resolve("shell"));
        Files.writeString(desk.bench().folder().newFile("probe.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("uprobe") int probed(void *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load probe.c");

        assertThat(desk.type(":attach probed uprobe bin/shell:main"))
                .contains("attached to " + folder.resolve("shell") + ":main", ":detach probed ");
        desk.type(":detach all");
        desk.type(":cd bin");
        assertThat(desk.type(":attach probed uprobe ./shell:main"))
                .contains("attached to " + folder.resolve("shell") + ":main");
    }

    @Test
    void help_shows_every_hook_with_a_place_that_can_be_typed() throws Exception {
        String help = desk.type(":help attach");
        assertThat(HookKind.attachable()).allSatisfy(kind -> assertThat(help).contains(kind.word(), kind.form()));
    }

    @Test
    void an_iterator_is_read_when_it_is_attached() throws Exception {
        Files.writeString(desk.bench().folder().newFile("walk.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct bpf_iter_meta { struct seq_file *seq; } __attribute__((preserve_access_index));
                struct bpf_iter__task { struct bpf_iter_meta *meta; } __attribute__((preserve_access_index));
                SEC("iter/task") int walk(struct bpf_iter__task *ctx)
                {
                    char line[] = "a task\\n";
                    bpf_seq_write(ctx->meta->seq, line, 7);
                    return 0;
                }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load walk.c");
        assertThat(desk.type(":attach walk")).contains("walk   attached to task   iter", "a task\na task");
    }

    @Test
    void a_section_of_two_points_asks_for_these_two() throws Exception {
        Files.writeString(desk.bench().folder().newFile("netcount.c"), """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("cgroup/skb") int netcount(struct __sk_buff *skb) { return 1; }
                """);
        desk.type(":load netcount.c");
        assertThat(desk.type(":attach netcount")).contains("SEC(\"cgroup/skb\") does not say which of ingress, egress",
                ":attach netcount cgroup ingress").doesNotContain("sock_create");
    }

    @Test
    void a_name_longer_than_the_kernels_15_letters_is_a_name_where_it_is_detached() throws Exception {
        Files.writeString(desk.bench().folder().newFile("long.c"), """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                SEC("socket") int count_what_a_socket_reads(struct __sk_buff *skb) { return 0; }
                """);
        desk.type(":load long.c");
        desk.type(":attach count_what_a_socket_reads socket lo");
        assertThat(desk.type(":detach count_what_nobody_reads"))
                .contains("attached: count_what_a_socket_reads, lo");
        assertThat(desk.type(":detach count_what_a_socket_reads")).contains("detached from lo");
        assertThat(desk.bench().links()).isEmpty();
    }

    @Test
    void several_programs_at_a_place_are_shown_in_their_order() throws Exception {
        desk.type(":attach shape tc ingress lo --yes");
        desk.type(":attach shape2 tc ingress lo --yes");
        assertThat(desk.type(":links")).containsPattern("shape +tc +ingress lo +1 of 2 +tcx")
                .containsPattern("shape2 +tc +ingress lo +2 of 2 +tcx");
        assertThat(desk.type(":detach shape")).contains("detached from ingress lo");
        assertThat(desk.type(":detach lo")).contains("shape2");
    }

    @Test
    void who_may_be_cut_off_is_asked_by_the_command_and_by_Java() throws Exception {
        Files.writeString(desk.bench().folder().newFile("guard.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("cgroup/connect4") int dial(struct bpf_sock_addr *ctx) { return 1; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load guard.c");
        assertThat(desk.type(":attach dial cgroup connect4 " + CgroupRoot.path()))
                .contains("not attached to connect4 " + CgroupRoot.path(), "can cut you", "--yes --undo-after 60s");
        assertThat(desk.type("attach(\"dial\", \"cgroup\", \"connect4 " + CgroupRoot.path() + "\")"))
                .contains("not attached to connect4 " + CgroupRoot.path());
        assertThat(desk.type(":attach shape tc egress lo")).contains("not attached to lo");
        assertThat(desk.bench().links()).isEmpty();
        assertThat(desk.type(":attach dial cgroup connect4 " + CgroupRoot.path() + " --yes"))
                .contains("dial   attached to");
        desk.type(":detach dial");
    }

    @Test
    void a_cgroup_that_was_removed_is_told() throws Exception {
        Path group = Files.createDirectory(Path.of(CgroupRoot.path() + "/bpflab-at-" + ProcessHandle.current().pid()));
        Files.writeString(desk.bench().folder().newFile("gone.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("cgroup/connect4") int dial(struct bpf_sock_addr *ctx) { return 1; }
                char _license[] SEC("license") = "GPL";
                """);
        try {
            desk.type(":load gone.c");
            assertThat(desk.type(":attach dial cgroup connect4 " + group + " --yes")).contains("dial   attached to");
        } finally {
            Files.delete(group);
        }
        assertThat(desk.type(":links")).contains("cgroup gone");
        desk.type(":detach dial");
    }

    @Test
    void a_program_for_an_entry_of_a_map_is_put_there() throws Exception {
        Files.writeString(desk.bench().folder().newFile("entries.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_CPUMAP); __uint(max_entries, 1); __type(key, __u32);
                         __type(value, struct bpf_cpumap_val); } cpus SEC(".maps");
                SEC("xdp/cpumap") int there(struct xdp_md *ctx) { return XDP_PASS; }
                SEC("xdp") int sends(struct xdp_md *ctx) { return bpf_redirect_map(&cpus, 0, 0); }
                """);
        desk.type(":load entries.c");
        assertThat(desk.type(":attach there xdp " + veth.name))
                .contains("it is for an entry of a cpumap", ":map set cpus 0 '192 there'");
        desk.type(":map set cpus 0 '192 there'");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void a_process_that_ended_is_told_also_while_nobody_has_waited_for_it() throws Exception {
        Files.writeString(desk.bench().folder().newFile("ends.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("uprobe") int ends(void *ctx) { return 0; }
                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load ends.c");
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 601").start();
        try {
            String child = parent.inputReader().readLine();
            desk.type("!until [ \"$(readlink /proc/" + child + "/exe)\" = \"$(readlink -f /bin/sleep)\" ] "
                    + "&& grep -q 'r-xp.*libc' /proc/" + child + "/maps; do :; done");
            desk.type(":attach ends uprobe " + child + ":malloc");
            assertThat(desk.last().ok()).isTrue();
            assertThat(desk.type(":links")).contains(child + ":malloc").doesNotContain("gone");
            desk.type("!kill -9 " + child + "; while [ -e /proc/" + child + "/exe ]; do :; done");
            assertThat(desk.type(":links")).contains("gone");
            assertThat(desk.type(":why ends")).contains("✗ attached to what is gone", ":attach ends uprobe");
        } finally {
            parent.destroyForcibly().waitFor();
        }
        desk.type(":detach ends");
        assertThat(desk.type(":links")).contains("nothing attached");
    }

    @Test
    void what_this_kernel_lacks_is_told_when_it_is_loaded() throws Exception {
        Files.writeString(desk.bench().folder().newFile("probe.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("kprobe/do_unlinkat") int probed(void *ctx) { return 0; }
                char _license[] SEC("license") = "GPL";
                """);
        boolean lacks = !desk.bench().host().features().contains(Feature.KPROBE);
        String loaded = desk.type(":load probe.c").replaceAll("\\s+", " ");
        assertThat(loaded.contains("probed cannot be attached: this kernel has no kprobes (CONFIG_KPROBE_EVENTS)"))
                .isEqualTo(lacks);
        assertThat(desk.type(":attach probed").contains("this kernel has no kprobes")).isEqualTo(lacks);
    }

    @Test
    void what_neither_the_line_nor_the_section_says_is_asked_for() throws Exception {
        assertThat(desk.type(":attach raw"))
                .contains("SEC(\"raw_tp\") does not say which EVENT", ":attach raw raw-tracepoint sched_switch");
        desk.type(":load drop.c");
        assertThat(desk.type(":attach execs xdp " + veth.name))
                .contains("it is a tracepoint program, and the hook xdp runs xdp programs")
                .contains(":attach execs   # where SEC(\"tracepoint/sched/sched_process_exec\") says");
        assertThat(desk.type(":attach execs tracepoint sched/none --replace")).contains("there is nothing to replace");
    }
}
