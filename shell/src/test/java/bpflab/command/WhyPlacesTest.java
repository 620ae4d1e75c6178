package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.machine.CgroupRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code :why} of places where nothing comes by, or that are no longer what they were. */
class WhyPlacesTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32);
                     __type(value, __u64); } seen SEC(".maps");
            static void count(void) { __u32 zero = 0; __u64 *n = bpf_map_lookup_elem(&seen, &zero); if (n) (*n)++; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    private void load(String name, String text) throws Exception {
        desk.file(name + ".c", HEAD + text);
        desk.type(":load " + name + ".c");
        assertThat(desk.last().ok()).isTrue();
    }

    /** Of {@code x}, wherever its lines are broken. */
    private String why() throws Exception {
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    private void loadCounting(String section) throws Exception {
        load("x", "SEC(\"" + section + "\") int x(void *ctx) { count(); return 1; }\n");
    }

    /** Where a line ends depends on how many packets there were. */
    private static String flat(String answer) {
        return answer.replaceAll("\\s+", " ");
    }

    @Test
    void the_labs_interface_by_another_name_gets_its_own_again() throws Exception {
        load("x", "SEC(\"xdp\") int x(struct xdp_md *ctx) { count(); return XDP_PASS; }\n");
        desk.type(":attach x xdp lab0");
        desk.type("!ip link set lab0 name lab14");
        assertThat(flat(desk.type(":why x")))
                .contains("✓ attached", "lab14, once lab0", "✗ lab0 is called lab14 now",
                "!ip link set lab14 name lab0");
        desk.type("!ip link set lab14 name lab0");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping").doesNotContain("once");
    }

    @Test
    void an_interface_whose_other_end_is_down_is_not_told_to_be_brought_up_itself() throws Exception {
        load("x", "SEC(\"xdp\") int x(struct xdp_md *ctx) { return XDP_DROP; }\n");
        desk.type(":attach x xdp " + veth.name);
        desk.type("!ip link set " + veth.name + "p down");
        assertThat(flat(desk.type(":why x"))).contains("✗ " + veth.name + " has no carrier", veth.name
                + "p, which it is connected to, is not", "ip link set " + veth.name + "p up");
        desk.type("!ip link set " + veth.name + "p up");
        assertThat(flat(desk.type(":why x"))).contains("✓ " + veth.name + " is up");
        desk.type("!ip link set " + veth.name + " down");
        assertThat(flat(desk.type(":why x"))).contains("✗ " + veth.name + " is down");
    }

    @Test
    void the_labs_interface_in_another_namespace_is_made_anew() throws Exception {
        load("x", "SEC(\"xdp\") int x(struct xdp_md *ctx) { count(); return XDP_PASS; }\n");
        desk.type(":attach x xdp lab0");
        desk.type("!ip link set lab0 netns bpflab-peer");
        assertThat(flat(desk.type(":why x"))).contains("✗ lab0 is in another network namespace", ":lab down",
                ":attach x xdp lab0");
        desk.type(":lab down");
        desk.type(":attach x xdp lab0");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping");
    }

    @Test
    void a_link_that_was_detached_from_outside_is_not_told_as_an_interface_that_went() throws Exception {
        load("x", "SEC(\"xdp\") int x(struct xdp_md *ctx) { count(); return XDP_PASS; }\n");
        desk.type(":attach x xdp lab0");
        int link = desk.bench().links().get(0).id();
        desk.type("!bpftool link detach id " + link);
        assertThat(flat(desk.type(":why x"))).contains("✗ its link holds nothing any longer",
                "link " + link + " is no longer at lab0", ":attach x xdp lab0");
        desk.type(":attach x xdp lab0");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping");
    }

    @Test
    void a_link_whose_place_went_is_closed_by_the_next_one_there() throws Exception {
        load("x", "SEC(\"xdp\") int x(struct xdp_md *ctx) { count(); return XDP_PASS; }\n");
        desk.type(":attach x xdp " + veth.name);
        int first = desk.bench().links().get(0).id();
        veth.delete();
        veth = new Veth();
        desk.type(":attach x xdp " + veth.name);
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.bench().inventory().links()).noneMatch(link -> link.id() == first);
    }

    @Test
    void a_port_that_a_socket_connects_to_is_in_network_order() throws Exception {
        load("x", "SEC(\"cgroup/connect4\") int x(struct bpf_sock_addr *ctx)\n"
                + "{ if (ctx->user_port == 8080) return 0; return 1; }\n");
        desk.type(":attach x --yes --undo-after 60s");
        assertThat(flat(desk.type(":why x"))).contains("✗ bytes are the wrong way round",
                "if (ctx->user_port == bpf_htons(8080))");
        load("x", "SEC(\"cgroup/connect4\") int x(struct bpf_sock_addr *ctx)\n"
                + "{ if (ctx->user_ip4 == 0x0a0b0002) return 0; return 1; }\n");
        desk.type(":detach all");
        desk.type(":attach x --yes --undo-after 60s");
        assertThat(flat(desk.type(":why x"))).contains("✗ bytes are the wrong way round",
                "compares with 0x0a0b0002; a packet's 0x0a0b0002 is read as 0x02000b0a",
                "ctx->user_ip4 == bpf_htonl(0x0a0b0002)");
        load("x", "#include <bpf/bpf_endian.h>\nSEC(\"cgroup/connect4\") int x(struct bpf_sock_addr *ctx)\n"
                + "{ if (ctx->user_ip4 == bpf_htonl(0x0a0b0063)) return 0; return 1; }\n");
        desk.type(":detach all");
        desk.type(":lab up");
        desk.type(":attach x --yes --undo-after 60s");
        assertThat(flat(desk.type(":why x"))).contains("✗ no event had user_ip4 10.11.0.99");
    }

    /** Java's own sockets are of IPv6 also where the address is none, and would not come by. */
    @Test
    void what_the_lab_connects_by_ipv4_is_seen_by_hooks_for_ipv4() throws Exception {
        load("x", "SEC(\"cgroup/connect4\") int x(struct bpf_sock_addr *ctx)\n"
                + "{ if (ctx->type == 1) count(); return 1; }\n");
        desk.type(":lab up");
        desk.type(":attach x --yes --undo-after 60s");
        desk.type(":lab http");
        desk.type(":lab tcp");
        assertThat(desk.type(":map get seen 0")).contains("2");
        assertThat(flat(desk.type(":why x"))).contains("it works");
    }

    /** Without it :why would only say that its own ping could not be sent. */
    @Test
    void what_a_program_keeps_from_being_sent_is_what_it_does() throws Exception {
        desk.type(":lab up");
        load("x", "SEC(\"cgroup/sock_create\") int x(struct bpf_sock *ctx) { return ctx->type != 3; }\n");
        desk.type(":attach x --yes --undo-after 60s");
        assertThat(flat(desk.type(":why x"))).contains("✓ it works with :lab ping", "1 of 1 got no answer");
        desk.type(":detach all");
    }

    @Test
    void a_group_without_processes_is_told() throws Exception {
        Path empty = Files.createDirectory(Path.of(CgroupRoot.path(), "bpflab-why-" + ProcessHandle.current().pid()));
        try {
            loadCounting("cgroup_skb/egress");
            assertThat(desk.type(":attach x cgroup_skb/egress " + empty)).contains("attached to egress " + empty);
            assertThat(flat(why())).contains("✗ no process is in", empty.toString(),
                    "it and the groups below it are empty",
                    "echo " + ProcessHandle.current().pid() + " > " + empty + "/cgroup.procs",
                    ":attach x cgroup egress ");
        } finally {
            desk.type(":detach all");
            Files.delete(empty);
        }
    }

    @Test
    void a_program_that_nobody_runs_is_told_and_one_that_runs_without_the_call() throws Exception {
        Path sleep = Files.copy(Path.of("/bin/sleep"), folder.resolve("sleep14"));
        loadCounting("uprobe");
        desk.type(":attach x uprobe " + sleep + ":0x2000");
        assertThat(desk.last().ok()).isTrue();
        assertThat(flat(why())).contains("✗ no process runs", "!" + sleep);
        Process running = new ProcessBuilder(sleep.toString(), "600").start();
        try {
            assertThat(flat(why())).contains("run count stays the same", "1 process runs ", "inlined is not called")
                    .doesNotContain("✗");
        } finally {
            running.destroyForcibly().waitFor();
        }
    }

    /** A compiler writes a new file of the same name; the kernel keeps the old one. */
    @Test
    void a_program_that_was_built_again_or_deleted_since_it_was_probed_is_told() throws Exception {
        Path sleep = Files.copy(Path.of("/bin/sleep"), folder.resolve("sleep15"));
        loadCounting("uprobe");
        desk.type(":attach x uprobe " + sleep + ":0x2000");
        assertThat(desk.type(":links")).doesNotContain("since");
        Files.delete(sleep);
        assertThat(flat(desk.type(":links"))).contains("deleted since");
        assertThat(flat(why())).contains("✗ its file was deleted", ":attach x uprobe " + sleep + ":0x2000");
        Files.copy(Path.of("/bin/cat"), sleep);
        assertThat(flat(desk.type(":links"))).contains("another file since");
        assertThat(flat(why())).contains("✗ its file was replaced");
    }

    @Test
    void what_is_called_or_read_is_not_attached_or_sent_to() throws Exception {
        loadCounting("syscall");
        assertThat(flat(desk.type(":why x"))).contains("✗ nobody runs it", ":run x");
        load("tasks", "SEC(\"iter/task\") int tasks(void *ctx) { return 0; }\n");
        desk.type(":attach tasks");
        assertThat(flat(desk.type(":why tasks"))).contains("✗ nobody reads it", ":attach tasks");
        desk.type(":attach tasks");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void a_filter_on_a_socket_at_the_labs_interface_gets_the_labs_packets() throws Exception {
        load("x", "SEC(\"socket\") int x(struct __sk_buff *ctx) { count(); return 0; }\n");
        desk.type(":attach x socket lab0");
        assertThat(flat(desk.type(":why x"))).contains("✓ lab0 is up", "✓ it works with :lab ping", "seen changed");
    }

    @Test
    void a_format_that_another_program_has_refused_is_not_this_ones_cause() throws Exception {
        load("floats", "SEC(\"xdp\") int floats(void *ctx) { bpf_printk(\"%f\", 1); return 2; }\n"
                + "SEC(\"xdp\") int counts(void *ctx) { count(); return 2; }\n");
        desk.type(":attach counts xdp lab0");
        assertThat(flat(desk.type(":why counts"))).contains("✓ it works with :lab ping");
        desk.type(":attach floats xdp lab0 --replace");
        assertThat(flat(desk.type(":why floats"))).contains("✗ bpf_printk prints nothing");
    }

    @Test
    void a_slot_that_is_empty_among_others_is_filled_and_what_the_called_one_does_is_seen() throws Exception {
        load("jumps", """
                struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 4); __type(key, __u32);
                         __type(value, __u32); } steps SEC(".maps");
                SEC("xdp") int first(struct xdp_md *ctx) { bpf_tail_call(ctx, &steps, 3); return XDP_PASS; }
                SEC("xdp") int second(struct xdp_md *ctx) { count(); return XDP_PASS; }
                """);
        desk.type(":attach first xdp lab0");
        assertThat(flat(desk.type(":why first"))).contains("✗ table steps is empty", ":map set steps 3 second");
        desk.type(":map set steps 0 second");
        assertThat(flat(desk.type(":why first")))
                .contains("✗ slot 3 of table steps is empty", ":map set steps 3 second");
        desk.type(":map set steps 3 second");
        assertThat(flat(desk.type(":why first"))).contains("✓ it works with :lab ping", "seen changed")
                .doesNotContain("it always answers");
    }

    @Test
    void a_redirect_to_an_empty_slot_is_told_and_filled() throws Exception {
        load("away", """
                struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 4); __type(key, __u32);
                         __type(value, __u32); } ports SEC(".maps");
                SEC("xdp") int away(struct xdp_md *ctx) { return bpf_redirect_map(&ports, 2, XDP_DROP); }
                """);
        desk.type(":attach away xdp lab0");
        assertThat(flat(desk.type(":why away"))).contains("✗ map ports is empty", ":map set ports 2 lab1");
        desk.type(":map set ports 1 lab1");
        assertThat(flat(desk.type(":why away")))
                .contains("✗ slot 2 of table ports is empty", ":map set ports 2 lab1");
        desk.type(":map set ports 2 lab1");
        assertThat(flat(desk.type(":why away"))).contains("a packet goes elsewhere", "at peer1, unchanged");
    }
}
