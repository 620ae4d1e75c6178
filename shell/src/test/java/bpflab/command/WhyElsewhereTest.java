package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.machine.CgroupRoot;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code :why} of programs at other hooks than XDP, and of one packet that is sent past them. */
class WhyElsewhereTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32);
                     __type(value, __u64); } seen SEC(".maps");
            static void count(void) { __u32 zero = 0; __u64 *n = bpf_map_lookup_elem(&seen, &zero); if (n) (*n)++; }
            char LICENSE[] SEC("license") = "GPL";
            """;
    private static final String OTHERS = """
            SEC("tc") int tc_count(struct __sk_buff *skb) { count(); return 0; }
            SEC("tc") int tc_drop(struct __sk_buff *skb) { return 2; }
            SEC("tracepoint/sched/sched_process_exec") int execs(void *ctx) { count(); return 0; }
            SEC("uprobe") int probed(void *ctx) { count(); return 0; }
            SEC("cgroup_skb/egress") int leaves(struct __sk_buff *skb) { count(); return 1; }
            """;

    private void loadOthers() throws Exception {
        desk.file("others.c", HEAD + OTHERS);
        desk.type(":load others.c");
        desk.type(":lab up");
    }

    @Test
    void of_tc_programs_the_interface_is_known_in_either_direction() throws Exception {
        loadOthers();
        assertThat(desk.type(":why tc_count")).contains("✗ not attached", ":attach tc_count tc ingress lab0");
        desk.type(":attach tc_count tc ingress lab0");
        assertThat(desk.type(":why"))
                .contains("ingress lab0", "✓ lab0 is up", "✓ it works with :lab ping", "seen changed")
                .doesNotContain("a packet");
        desk.type(":detach all");
        desk.type(":attach tc_count tc egress lab0");
        assertThat(desk.type(":why")).contains("egress lab0", "✓ it works with :lab ping").doesNotContain("a packet");
        desk.type(":detach all");
        desk.type(":attach tc_drop tc ingress lab0");
        assertThat(desk.type(":why")).contains("✓ it always answers TC_ACT_SHOT", "✓ a packet ends at tc ingress",
                "it came past XDP");
        desk.type(":detach all");
        desk.type(":attach tc_drop tc egress lab0");
        assertThat(desk.type(":why")).contains("✓ a packet does not leave", "it was dropped before");
    }

    @Test
    void what_another_bench_attached_is_sent_to_by_this_one() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach drop_all xdp lab0");
        try (Desk other = Desk.in(Files.createDirectory(folder.resolve("other")))) {
            assertThat(other.type(":why drop_all --all"))
                    .contains("✓ attached", "by java " + ProcessHandle.current().pid(),
                    "✓ it works with :lab ping").doesNotContain("✗");
            other.type(":load " + desk.bench().folder().newFile("drop.c"));
            assertThat(other.type(":why drop_all").replaceAll("\\s+", " "))
                    .contains("✗ not attached lab0 runs another program, drop_all of java "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void of_a_packet_that_XDP_drops_it_is_told_that_it_was_seen_nowhere() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach drop_all xdp lab0");
        assertThat(desk.type(":why drop_all"))
                .contains("✓ a packet ends here", "10.11.0.2 > 10.11.0.1 icmp echo, 56 bytes: seen nowhere");
    }

    @Test
    void of_tracing_programs_what_happens_in_a_second_is_looked_at() throws Exception {
        loadOthers();
        desk.type(":attach execs");
        Process busy = new ProcessBuilder("sh", "-c", "while :; do /bin/true; done").start();
        try {
            assertThat(desk.type(":why execs"))
                    .contains("✓ attached", "sched/sched_process_exec", "in a second of looking", "seen changed");
            assertThat(desk.type(":why probed")).contains("✗ not attached", ":attach probed uprobe /bin/bash:readline");
            desk.type(":attach probed uprobe libc.so.6:malloc");
            assertThat(desk.last().ok()).isTrue();
            assertThat(desk.type(":why probed")).contains("✓ it works in a second of looking");
        } finally {
            busy.destroyForcibly().waitFor();
        }
        desk.type(":detach all");
        desk.type(":attach probed uprobe /bin/bash:readline");
        assertThat(desk.type(":why probed")).contains("– run count stays the same", "in a second nothing happened");
    }

    @Test
    void of_a_cgroup_program_the_section_says_the_point_and_the_lab_sends() throws Exception {
        loadOthers();
        assertThat(desk.type(":why leaves")).contains("✗ not attached", ":attach leaves cgroup egress ");
        desk.type(":attach leaves cgroup egress " + CgroupRoot.path() + " --yes");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":why leaves")).contains("✓ it works with :lab ping", "seen changed");
    }
}
