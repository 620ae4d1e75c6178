package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code :how} tells is what the kernel is asked, and what it offers does the same when it is pasted. */
class HowTest extends KernelDesk {
    /** Questions, which change nothing: {@code :how} does not tell each. */
    private static final Set<String> QUESTIONS = Set.of(
            "BPF_OBJ_GET_INFO_BY_FD", "BPF_BTF_GET_FD_BY_ID", "BPF_PROG_GET_FD_BY_ID", "BPF_PROG_GET_NEXT_ID",
            "BPF_LINK_GET_FD_BY_ID", "BPF_LINK_GET_NEXT_ID");

    private static final String VARIABLES = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            const volatile int limit = 5;
            int counter = 7;
            __u64 seen;

            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 64);
            	__type(key, __u32);
            	__type(value, __u64);
            } table SEC(".maps");

            SEC("xdp")
            int vars_pass(struct xdp_md *ctx)
            {
            	__u32 key = 1;
            	__u64 one = 1;

            	seen += limit;
            	counter++;
            	bpf_map_update_elem(&table, &key, &one, BPF_ANY);
            	return XDP_PASS;
            }

            SEC("xdp")
            int vars_refused(struct xdp_md *ctx)
            {
            	seen += limit;
            	return *(int *)(long)ctx->data;
            }

            SEC("tp/syscalls/sys_enter_execve")
            int vars_execs(void *ctx)
            {
            	seen++;
            	return 0;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    private static final String ORDER = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("tc") int one(struct __sk_buff *skb) { return -1; }
            SEC("tc") int two(struct __sk_buff *skb) { return -1; }
            SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }
            SEC("xdp") int drop(struct xdp_md *ctx) { return XDP_DROP; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @Test
    void tells_the_calls_that_the_kernel_sees_in_their_order() throws Exception {
        desk.file("vars.c", VARIABLES);
        desk.type(":load drop.c"); // libbpf learns once what this kernel can
        try (BpfCalls kernel = BpfCalls.listen()) {
            for (String line : List.of(
                    ":load vars.c", ":attach vars_pass xdp " + veth.name, ":attach vars_execs", ":dump map table",
                    ":dump map .bss", ":dump all vars_pass", ":programs", ":detach all",
                    ":dump xlated /sys/fs/bpf/none")) {
                kernel.take();
                desk.type(line);
                List<String> asked = asked(kernel.take());
                assertThat(told()).as(line).isEqualTo(asked);
                assertThat(asked.contains("BPF_MAP_FREEZE")).as(line).isEqualTo(line.startsWith(":load"));
            }
        }
    }

    private List<String> told() {
        return desk.bench().how().calls().stream()
                .map(Pattern.compile("^BPF_\\w+")::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .filter(call -> !QUESTIONS.contains(call))
                .toList();
    }

    private static List<String> asked(List<String> calls) {
        return calls.stream().filter(call -> !QUESTIONS.contains(call)).toList();
    }

    @Test
    void tells_what_failed() throws Exception {
        desk.file("vars.c", VARIABLES);
        desk.type(":load vars.c");
        assertThat(desk.bench().how().calls()).containsSubsequence(
                "BPF_MAP_FREEZE .rodata", "BPF_PROG_LOAD vars_refused -> EACCES",
                "BPF_PROG_LOAD vars_refused, now with a log -> EACCES");
        desk.type(":attach vars_pass xdp lo --yes");
        assertThat(desk.bench().how().calls()).anyMatch(
                call -> call.matches("BPF_LINK_CREATE xdp vars_pass on lo, native -> E\\w+"));
    }

    @Test
    void what_makes_the_lab_makes_the_same_lab_when_it_is_pasted() throws Exception {
        desk.type(":lab up");
        List<String> up = List.copyOf(desk.bench().how().tools());
        String before = shell(List.of("ip -br address show dev lab0", "ip netns exec bpflab-peer ip -br address",
                "sysctl net.ipv4.neigh.lab0", "ip netns exec bpflab-peer sysctl net.ipv4.tcp_synack_retries"));
        desk.type(":lab down");
        List<String> down = List.copyOf(desk.bench().how().tools());
        assertThat(up).first().isEqualTo("ip netns add bpflab-peer");
        assertThat(down).containsExactly(
                "ip link delete lab0", "ip link delete lab1", "ip netns delete bpflab-peer");
        shell(up);
        try {
            String after = shell(List.of("ip -br address show dev lab0", "ip netns exec bpflab-peer ip -br address",
                    "sysctl net.ipv4.neigh.lab0", "ip netns exec bpflab-peer sysctl net.ipv4.tcp_synack_retries"));
            assertThat(after.replaceAll("@\\w+", "")).isEqualTo(before.replaceAll("@\\w+", ""));
            shell(List.of("ping -n -c 1 -W 1 10.11.0.2"));
        } finally {
            shell(down);
        }
    }

    @Test
    void traffic_in_the_lab_is_the_same_when_it_is_pasted() throws Exception {
        for (String line : List.of(":lab ping", ":lab ping --from peer --ipv6", ":lab tcp 80", ":lab udp",
                ":lab udp --ipv6", ":lab http", ":lab http 8080 --ipv6", ":lab tcp 4711 --from peer")) {
            desk.type(line);
            List<String> tools = desk.bench().how().tools();
            shell(tools.subList(tools.size() - 1, tools.size()));
        }
    }

    @Test
    void what_compiles_loads_and_attaches_does_so_when_it_is_pasted() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach drop_all xdp " + veth.name + " --mode generic");
        List<String> attach = List.copyOf(desk.bench().how().tools());
        desk.type(":detach all");
        List<String> detach = List.copyOf(desk.bench().how().tools());
        assertThat(attach.get(0)).startsWith("clang ").endsWith("-o drop.o");
        shell(attach.subList(0, attach.indexOf("# or")));
        assertThat(Files.exists(desk.bench().folder().here().resolve("drop.o"))).isTrue();
        assertThat(shell(List.of("ip link show dev " + veth.name))).contains("xdpgeneric");
        shell(detach);
        assertThat(shell(List.of("ip link show dev " + veth.name))).doesNotContain("prog/xdp");
        shell(attach.subList(attach.indexOf("# or"), attach.size()));
        assertThat(shell(List.of("ip link show dev " + veth.name))).contains("xdpgeneric");
        shell(detach);

        desk.type(":load rxcnt.c");
        String pins = "/sys/fs/bpf/rxcnt";
        shell(desk.bench().how().tools());
        assertThat(shell(List.of("ls " + pins))).contains("rx");
        shell(List.of("rm -r " + pins));
    }

    /** A filter's priority is its place; what takes a program's place takes it off first. */
    @Test
    void where_among_others_a_program_runs_is_the_same_when_it_is_pasted() throws Exception {
        desk.file("order.c", ORDER);
        desk.type(":load order.c");
        String place = " tc ingress " + veth.name + " --mode clsact";
        desk.type(":attach one" + place);
        desk.type(":attach two" + place + " --after one");
        List<String> after = List.copyOf(desk.bench().how().tools());
        desk.type(":detach two");
        assertThat(desk.bench().how().tools()).singleElement().asString()
                .matches("tc filter del dev " + veth.name + " ingress pref \\d+");
        shell(after);
        assertThat(shell(List.of("tc filter show dev " + veth.name + " ingress")).replaceAll("\\s+", " "))
                .matches(".* one .* two .*");
        shell(List.of("tc filter del dev " + veth.name + " ingress"));

        desk.type(":attach pass xdp " + veth.name);
        desk.type(":attach drop xdp " + veth.name + " --replace");
        List<String> instead = List.copyOf(desk.bench().how().tools());
        desk.type(":detach all");
        for (List<String> lines : List.of(instead.subList(0, instead.indexOf("# or")),
                instead.subList(instead.indexOf("# or"), instead.size()))) {
            shell(lines);
            shell(lines);
            assertThat(shell(List.of("ip link show dev " + veth.name))).contains("prog/xdp");
        }
        shell(List.of("ip link set dev " + veth.name + " xdp off"));
    }

    @Test
    void what_a_tool_cannot_choose_is_told_and_what_goes_first_is_taken_off() throws Exception {
        desk.file("order.c", ORDER);
        desk.type(":load order.c");
        String place = " tc ingress " + veth.name + " --mode tcx";
        desk.type(":attach one" + place);
        desk.type(":attach two" + place + " --first");
        assertThat(desk.bench().how().tools()).last().asString().startsWith("# that puts it last");
        desk.type(":detach one");
        desk.type(":attach one" + place + " --replace");
        assertThat(desk.bench().how().tools()).containsSubsequence(
                "bpftool net detach tcx_ingress dev " + veth.name,
                "bpftool net attach tcx_ingress id " + desk.bench().program("one").info().id() + " dev " + veth.name);
    }

    @Test
    void an_object_that_is_not_there_is_made_by_the_line_before() throws Exception {
        desk.type(":load drop.c");
        desk.type(":dump elf drop_all");
        assertThat(desk.bench().how().tools()).hasSize(2)
                .first().asString().startsWith("clang ").endsWith("-o drop.o");
        Files.createDirectories(desk.bench().folder().newFile("out"));
        desk.type(":compile drop.c");
        shell(List.of(desk.bench().how().tools().get(0).replace("-o drop.o", "-o out/drop.o")));
        desk.type(":load out/drop.o");
        assertThat(desk.bench().how().tools()).containsExactly("bpftool prog loadall out/drop.o /sys/fs/bpf/drop");
    }

    /**
     * Pastes lines into a shell in the bench's folder.
     *
     * @return what they said; a status that is not 0 fails
     */
    private String shell(List<String> lines) throws Exception {
        Process shell = new ProcessBuilder("sh", "-e", "-c", String.join("\n", lines))
                .directory(desk.bench().folder().here().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(String.join("\n", lines) + "\n" + said).isZero();
        return said;
    }
}
