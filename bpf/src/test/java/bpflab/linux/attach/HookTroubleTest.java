package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import bpflab.machine.CgroupRoot;
import bpflab.machine.Cgroups;
import bpflab.map.BpfMap;
import bpflab.trouble.Trouble;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may go wrong with a place, and several programs at one. */
@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookTroubleTest {
    private final CallLog calls = new CallLog();
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() throws Exception {
        OwnNetwork.ip("link", "set", "lo", "up");
        kernel = LinuxKernel.open(calls);
        loaded = kernel.load(Sources.object("hooks"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    private long seen() {
        BpfMap map = loaded.maps().stream().filter(each -> each.name().equals("seen")).findFirst().orElseThrow();
        return ByteBuffer.wrap(map.lookup(new byte[4]).orElseThrow().get(0)).order(ByteOrder.nativeOrder()).getLong();
    }

    @Test
    void an_interface_that_goes_is_told_not_a_crash() throws Exception {
        for (String place : List.of("ingress", "egress")) {
            OwnNetwork.ip("link", "add", "blgone0", "type", "veth", "peer", "name", "blgone1");
            Hook tcx = HookKind.TC.at(place + " blgone0", Optional.of("tcx"));
            Hook clsact = HookKind.TC.at(place + " blgone0", Optional.of("clsact"));
            Hook socket = HookKind.SOCKET.at("blgone0", Optional.empty());
            List<Link> links = List.of(
                    kernel.attach(program(loaded, "on_tc"), tcx, Order.ANY),
                    kernel.attach(program(loaded, "on_tc"), clsact, Order.ANY),
                    kernel.attach(program(loaded, "on_socket"), socket, Order.ANY));
            OwnNetwork.ip("link", "delete", "blgone0");
            assertThat(links).allSatisfy(link -> {
                assertThat(link.attached()).isFalse();
                link.close();
            });
        }
    }

    @Test
    void an_interface_that_is_renamed_or_moved_is_told_not_a_crash() throws Exception {
        OwnNetwork.ip("link", "add", "blmove0", "type", "veth", "peer", "name", "blmove1");
        Hook clsact = HookKind.TC.at("ingress blmove0", Optional.of("clsact"));
        List<Link> links = List.of(
                kernel.attach(program(loaded, "on_xdp"), HookKind.XDP.at("blmove0", Optional.empty()), Order.ANY),
                kernel.attach(program(loaded, "on_tc"),
                        HookKind.TC.at("egress blmove0", Optional.of("tcx")), Order.ANY),
                kernel.attach(program(loaded, "on_tc"), clsact, Order.ANY));
        assertThat(links).extracting(Link::whereabouts).containsOnly("");
        OwnNetwork.ip("link", "set", "blmove0", "name", "blmove7");
        assertThat(links).allSatisfy(link -> {
            assertThat(link.attached()).isTrue();
            assertThat(link.whereabouts()).isEqualTo("now blmove7");
        });
        Process elsewhere = new ProcessBuilder("unshare", "-n", "sh", "-c", "echo; exec cat").start();
        try {
            assertThat(elsewhere.getInputStream().read()).isEqualTo('\n');
            OwnNetwork.ip("link", "set", "blmove7", "netns", String.valueOf(elsewhere.pid()));
            assertThat(links).allSatisfy(link -> assertThat(link.attached() ? link.whereabouts() : "gone")
                    .isIn("in another network namespace", "gone"));
            assertThat(links.get(0).whereabouts()).isEqualTo("in another network namespace");
            assertThat(links.get(2).attached()).as("its qdisc stayed behind").isFalse();
            links.forEach(Link::close);
        } finally {
            elsewhere.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_cgroup_that_is_removed_is_told_not_a_crash() throws Exception {
        Path group =
                Files.createDirectory(Path.of(CgroupRoot.path(), "bpflab-test-" + ProcessHandle.current().pid()));
        Link link;
        try {
            link = kernel.attach(program(loaded, "on_connect"),
                    HookKind.CGROUP.at("connect4 " + group, Optional.empty()), Order.ANY);
            assertThat(kernel.links()).anyMatch(info -> info.target().equals("connect4 " + group));
        } finally {
            Files.delete(group);
        }
        assertThat(link.attached()).isFalse();
        assertThat(link.program().name()).isEqualTo("on_connect");
        link.close();
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_connect"),
                HookKind.CGROUP.at("connect4 " + group, Optional.empty()), Order.ANY)).why())
                        .contains("there is no " + group);
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_connect"),
                HookKind.CGROUP.at("connect4 /tmp", Optional.empty()), Order.ANY)).hint())
                        .startsWith(":attach on_connect cgroup connect4 " + Cgroups.own().orElseThrow() + "   # where");
    }

    @Test
    void a_process_that_ends_under_its_uprobe_is_told() throws Exception {
        Process cat = new ProcessBuilder("cat").start();
        cat.getOutputStream().write('\n');
        cat.getOutputStream().flush();
        assertThat(cat.getInputStream().read()).isEqualTo('\n'); // so it has loaded its libraries
        try (Link link = kernel.attach(program(loaded, "on_uprobe"),
                HookKind.UPROBE.at(cat.pid() + ":getppid", Optional.empty()), Order.ANY)) {
            assertThat(link.attached()).isTrue();
            cat.destroyForcibly().waitFor();
            assertThat(link.attached()).isFalse();
        } finally {
            cat.destroyForcibly();
        }
    }

    @Test
    void several_programs_at_a_place_have_an_order() {
        Hook hook = HookKind.TC.at("ingress lo", Optional.empty());
        try (Link first = kernel.attach(program(loaded, "on_tc"), hook, Order.ANY)) {
            assertThat(first.position()).isEmpty();
            try (Link second = kernel.attach(program(loaded, "other_on_tc"), hook, Order.ANY)) {
                assertThat(first.position()).isEqualTo("1 of 2");
                assertThat(second.position()).isEqualTo("2 of 2");
            }
        }
    }

    @Test
    void a_socket_that_somebody_has_open_gets_a_filter() throws Exception {
        Link link;
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            link = kernel.attach(program(loaded, "on_socket"),
                    HookKind.SOCKET.at("udp:" + server.getLocalPort(), Optional.empty()), Order.ANY);
            assertThat(link.attached()).isTrue();
            server.setSoTimeout(2000);
            server.send(new DatagramPacket(new byte[4], 4, server.getLocalSocketAddress()));
            server.receive(new DatagramPacket(new byte[4], 4));
            assertThat(seen()).isEqualTo(1);
        }
        assertThat(link.attached()).isFalse();
        link.close();
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_socket"),
                HookKind.SOCKET.at("udp:1", Optional.empty()), Order.ANY)).why())
                .isEqualTo("no process has a socket open at udp:1");
    }

    @Test
    void a_program_that_was_verified_for_another_point_is_told_so() {
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_connect"),
                HookKind.CGROUP.at("bind4 " + CgroupRoot.path(), Optional.empty()), Order.ANY)).why())
                .isEqualTo("it was verified for SEC(\"cgroup/connect4\"), and runs nowhere else");
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_typed"),
                HookKind.TP_BTF.at("sched_switch", Optional.empty()), Order.ANY)).why())
                .isEqualTo("it was verified for sched_process_exec, and runs nowhere else");
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_uprobe"),
                HookKind.UPROBE_MULTI.at("libc.so.6:getpp*", Optional.empty()), Order.ANY)).why())
                .isEqualTo("it was verified for SEC(\"uprobe\"), and runs nowhere else");
    }

    @Test
    void a_function_or_library_that_is_not_there_is_told() {
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_uprobe"),
                HookKind.UPROBE.at("libc.so.6:getppidd", Optional.empty()), Order.ANY)).hint())
                .isEqualTo("did you mean getppid?");
        assertThat(trouble(() -> kernel.attach(program(loaded, "on_uprobe"),
                HookKind.UPROBE.at("libnone.so.9:x", Optional.empty()), Order.ANY)).why())
                .isEqualTo("there is no library or program libnone.so.9");
    }

    @Test
    void a_clock_that_would_be_asked_too_often_is_told_how_often_it_can_be() throws Exception {
        String most = Files.readString(Path.of("/proc/sys/kernel/perf_event_max_sample_rate")).strip();
        Trouble often = trouble(() -> kernel.attach(program(loaded, "on_perf"),
                HookKind.PERF_EVENT.at("task-clock@99999999", Optional.empty()), Order.ANY));
        assertThat(often.why()).contains(most + " times a second at most");
        assertThat(often.hint()).isEqualTo(":attach on_perf perf-event task-clock@" + most);
    }
}
