package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.Sec;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.machine.CgroupRoot;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of link: its program in hooks.c, its place, whether its program can be replaced, what makes it run. */
enum HookCase {
    XDP("on_xdp", "xdp lo", true, HookCase::packet),
    TCX_INGRESS("on_tc", "tc ingress lo", true, HookCase::packet),
    TCX_EGRESS("on_egress", "tc egress lo", true, HookCase::packet),
    CLSACT("on_tc", "tc ingress lo --mode clsact", true, HookCase::packet),
    SOCKET("on_socket", "socket lo", true, HookCase::packet),
    SK_LOOKUP("on_lookup", "", true, HookCase::packet),
    NETFILTER("on_netfilter", "netfilter ipv4 input 7", false, HookCase::packet),
    LWT_IN("on_lwt_in", "lwt 127.0.0.1 dev lo", true, HookCase::packet),
    LWT_OUT("on_lwt_out", "lwt 10.254.9.0/24 dev lo", true, HookCase::away),
    LWT_XMIT("on_lwt_xmit", "lwt 10.254.9.7 dev lo", true, HookCase::away),
    TRACEPOINT("on_tracepoint", "", false, HookCase::execute),
    RAW_TRACEPOINT("on_raw", "", false, HookCase::execute),
    TP_BTF("on_typed", "", false, HookCase::execute),
    UPROBE("on_uprobe", "", false, HookCase::execute),
    URETPROBE("on_uretprobe", "", false, HookCase::execute),
    UPROBE_MULTI("on_uprobes", "", false, HookCase::execute),
    PERF_EVENT("on_perf", "perf-event cpu-clock@999", false, HookCase::compute),
    CGROUP_SKB("on_cgroup", "cgroup egress " + CgroupRoot.path(), true, HookCase::packet),
    CGROUP_CONNECT("on_connect", "cgroup connect4 " + CgroupRoot.path(), true, HookCase::connect),
    CGROUP_SOCK("on_create", "cgroup sock_create " + CgroupRoot.path(), true, HookCase::packet),
    CGROUP_SYSCTL("on_sysctl", "cgroup sysctl " + CgroupRoot.path(), true,
            link -> Files.readString(Path.of("/proc/sys/kernel/ostype"))),
    CGROUP_DEVICE("on_device", "cgroup dev " + CgroupRoot.path(), true, link -> Files.write(
            Path.of("/dev/null"), new byte[1])),
    CGROUP_SOCKOPT("on_option", "cgroup getsockopt " + CgroupRoot.path(), true, HookCase::option),
    CGROUP_SOCK_OPS("on_sockops", "cgroup sockops " + CgroupRoot.path(), true, HookCase::connect),
    ITERATOR("on_iter", "", true, link -> assertThat(link.text(100)).isEmpty()),
    SK_SKB("on_skb", "sk-skb stream_verdict socks", true, null),
    SK_MSG("on_msg", "sk-msg socks", true, null),
    FLOW_DISSECTOR("on_flow", "", true, null);

    final String program;
    private final String place;
    final boolean updates;
    final Trigger trigger;

    HookCase(String program, String place, boolean updates, Trigger trigger) {
        this.program = program;
        this.place = place;
        this.updates = updates;
        this.trigger = trigger;
    }

    Hook hook(Program program) {
        String[] parts = place.split(" --mode ");
        List<String> words = HookChoice.words(parts[0]);
        return new HookChoice(program.name(), program.spec().map(spec -> new Sec(spec.section()))).hook(
                words.stream().findFirst(), words.subList(Math.min(1, words.size()), words.size()),
                parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }

    private static void packet(Link link) throws Exception {
        try (DatagramSocket here = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket there = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            there.setSoTimeout(2000);
            here.send(new DatagramPacket(new byte[9], 9, there.getLocalSocketAddress()));
            there.receive(new DatagramPacket(new byte[9], 9));
        }
    }

    /** To where nobody is, and without the program's route nothing can be sent. */
    private static void away(Link link) throws Exception {
        try (DatagramSocket here = new DatagramSocket()) {
            here.send(new DatagramPacket(new byte[9], 9, InetAddress.getByName("10.254.9.7"), 9));
        } catch (IOException unreachable) {
            assertThat(link.attached()).isFalse();
        }
    }

    /** By a shell, whose sockets are those of IPv4; Java's are of both. */
    private static void connect(Link link) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String line = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
            assertThat(new ProcessBuilder("bash", "-c", line).start().waitFor()).isZero();
        }
    }

    private static void option(Link link) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            assertThat(socket.getReceiveBufferSize()).isPositive();
        }
    }

    private static void execute(Link link) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", ":").start().waitFor()).isZero();
    }

    /** Longer than a clock of 999 ticks a second needs, on whatever processor. */
    private static void compute(Link link) {
        long end = System.nanoTime() + 200_000_000;
        long sum = 0;
        while (System.nanoTime() < end) {
            sum += System.nanoTime();
        }
        assertThat(sum).isNotZero();
    }

    /** What makes a program run. */
    @FunctionalInterface
    interface Trigger {
        void pull(Link link) throws Exception;
    }
}
