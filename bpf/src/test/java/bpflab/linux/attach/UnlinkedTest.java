package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.SockMap;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.kernel.Remnant;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.NamedMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kernel has no link for: what stays when a process is killed, and what is another's. */
@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnlinkedTest {
    private final CallLog calls = new CallLog();
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() throws Exception {
        OwnNetwork.ip("link", "add", "blunl0", "type", "veth", "peer", "name", "blunl1");
        kernel = LinuxKernel.open(calls);
        loaded = kernel.load(Sources.object("hooks"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() throws Exception {
        loaded.close();
        kernel.close();
        OwnNetwork.ip("link", "delete", "blunl0");
    }

    private Link clsact(String point) {
        return kernel.attach(program(loaded, "on_tc"),
                HookKind.TC.at(point + " blunl0", Optional.of("clsact")), Order.ANY);
    }

    private static String tc(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tc"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String qdisc() throws IOException, InterruptedException {
        return tc("qdisc", "show", "dev", "blunl0");
    }

    @Test
    void the_clsact_that_was_made_goes_with_the_last_filter_in_whatever_order() throws Exception {
        Link first = clsact("ingress");
        Link second = clsact("egress");
        first.close();
        assertThat(qdisc()).contains("clsact");
        assertThat(second.attached()).isTrue();
        second.close();
        assertThat(qdisc()).doesNotContain("clsact");
    }

    @Test
    void it_stays_when_a_filter_of_anothers_is_on_it() throws Exception {
        Link link = clsact("ingress");
        try (Kernel another = LinuxKernel.open();
                Link theirs = another.attach(program(loaded, "other_on_tc"),
                        HookKind.TC.at("egress blunl0", Optional.of("clsact")), Order.ANY)) {
            link.close();
            assertThat(theirs.attached()).isTrue();
            assertThat(tc("filter", "show", "dev", "blunl0", "ingress")).isEmpty();
        }
        assertThat(qdisc()).as("which was not theirs to remove").contains("clsact");
    }

    @Test
    void one_that_another_made_stays() throws Exception {
        tc("qdisc", "add", "dev", "blunl0", "clsact");
        clsact("ingress").close();
        assertThat(qdisc()).contains("clsact");
    }

    @Test
    void a_filter_that_somebody_put_in_its_place_stays() throws Exception {
        Link link = clsact("ingress");
        try (Kernel another = LinuxKernel.open()) {
            String note = link.note().orElseThrow();
            link.update(program(loaded, "other_on_tc"));
            assertThat(another.cleanup().takeAway(note)).as("it runs another program now").isEmpty();
        }
        assertThat(link.attached()).isTrue();
        link.close();
    }

    @Test
    void what_a_killed_process_attached_is_taken_away_by_its_note_once() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Holder.class.getName())
                .redirectErrorStream(true)
                .start();
        String note;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            note = said.readLine();
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(tc("filter", "show", "dev", "blunl0", "ingress")).contains("on_tc");
        assertThat(trouble(() -> kernel.cleanup().takeAway(note.replaceFirst("tc \\d+", "tc 1"))).why())
                .isEqualTo("it is in a network namespace that no process is in and that has no name here");
        assertThat(kernel.cleanup().takeAway(note)).contains("tc filter on ingress blunl0");
        assertThat(qdisc()).doesNotContain("clsact");
        assertThat(kernel.cleanup().takeAway(note)).isEmpty();
    }

    @Test
    void a_route_that_runs_a_program_is_taken_away_by_its_note() throws Exception {
        for (String device : List.of("lo", "blunl1", "blunl0")) {
            OwnNetwork.ip("link", "set", device, "up");
        }
        for (String place : List.of("10.254.9.0/24 dev blunl0", "127.0.0.1 dev lo", "fd11:9::7 dev blunl0")) {
            String name = place.startsWith("127") ? "on_lwt_in" : "on_lwt_xmit";
            Link link = kernel.attach(program(loaded, name), HookKind.LWT.at(place, Optional.empty()), Order.ANY);
            assertThat(link.attached()).as(place).isTrue();
            String note = link.note().orElseThrow();
            assertThat(routes()).contains("proto 184");
            assertThat(kernel.cleanup().takeAway(note.replaceFirst("\\d+$", "1"))).as("of another program").isEmpty();
            assertThat(trouble(() -> kernel.cleanup().takeAway(note.replaceFirst("route \\d+", "route 1"))).why())
                    .isEqualTo("it is in a network namespace that no process is in and that has no name here");
            assertThat(kernel.cleanup().takeAway(note).orElseThrow()).startsWith(
                    "route to " + place.replaceFirst(" .*", ""));
            assertThat(routes()).doesNotContain("proto 184");
            assertThat(link.attached()).isFalse();
            assertThat(kernel.cleanup().takeAway(note)).isEmpty();
        }
        assertThat(routes()).contains("local 127.0.0.1 dev lo");
    }

    private static String routes() throws Exception {
        return OwnNetwork.ip("route", "show", "table", "all") + OwnNetwork.ip("-6", "route");
    }

    @Test
    void what_is_noted_of_another_network_namespace_is_taken_away_there() throws Exception {
        String name = "bu" + ProcessHandle.current().pid();
        OwnNetwork.ip("netns", "add", name);
        try {
            Path there = Path.of("/run/netns", name);
            OwnNetwork.ip("-n", name, "link", "add", "bluel0", "type", "veth", "peer", "name", "bluel1");
            Link link = NetworkNamespace.call(there, () -> kernel.attach(program(loaded, "on_tc"),
                    HookKind.TC.at("ingress bluel0", Optional.of("clsact")), Order.ANY));
            String note = NetworkNamespace.call(there, () -> link.note().orElseThrow());
            assertThat(kernel.cleanup().remnant(note)).contains(new Remnant(
                    "tc filter on ingress bluel0", link.program().id()));
            assertThat(kernel.cleanup().takeAway(note)).contains("tc filter on ingress bluel0");
            assertThat(kernel.cleanup().in(there, () -> kernel.attachPoints("bluel0"))).isEmpty();
            assertThat(kernel.cleanup().takeAway(note)).isEmpty();
            NetworkNamespace.call(there, () -> {
                link.close();
                return 0;
            });
        } finally {
            OwnNetwork.ip("netns", "delete", name);
        }
    }

    @Test
    void a_filter_on_a_socket_of_anothers_is_noted_and_taken_away() throws Exception {
        Process python = new ProcessBuilder("python3", "-c", """
                import socket, sys
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                print(s.fileno(), flush=True)
                sys.stdin.read()
                """).start();
        try (BufferedReader said = python.inputReader()) {
            String place = python.pid() + "/" + said.readLine();
            Link link = kernel.attach(program(loaded, "on_socket"),
                    HookKind.SOCKET.at(place, Optional.empty()), Order.ANY);
            String note = link.note().orElseThrow();
            String other = note.replaceFirst("\\d+ DETACH", "1 DETACH");
            assertThat(kernel.cleanup().takeAway(other)).as("another cookie").isEmpty();
            assertThat(kernel.cleanup().takeAway(note)).contains("program on a socket of process " + python.pid());
        } finally {
            python.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_program_that_a_map_keeps_is_taken_away_only_when_it_is_that_one() {
        Program program = program(loaded, "on_msg");
        SockMap place = (SockMap) HookKind.SK_MSG.at("socks", Optional.empty());
        try (OpenLinks links = new OpenLinks(calls)) {
            SockMapProgram link = SockMapProgram.on(new AttachRequest((HeldProgram) program, links, Order.ANY), place,
                    NamedMap.open("socks", program, "test"));
            String note = link.note().orElseThrow();
            int other = program(loaded, "other_on_msg").info().id();
            assertThat(kernel.cleanup().takeAway(note.replaceFirst("\\d+$", other + "")))
                    .isEmpty();
            assertThat(kernel.cleanup().takeAway(note)).isPresent();
            assertThat(kernel.cleanup().takeAway(note)).isEmpty();
        }
    }

    @Test
    void what_goes_with_its_process_is_not_noted() {
        try (Link tcx = kernel.attach(program(loaded, "on_tc"), HookKind.TC.at("ingress blunl0", Optional.of("tcx")),
                        Order.ANY);
                Link socket = kernel.attach(program(loaded, "on_socket"),
                        HookKind.SOCKET.at("blunl0", Optional.empty()), Order.ANY)) {
            assertThat(tcx.note()).isEmpty();
            assertThat(socket.note()).isEmpty();
        }
        assertThat(kernel.cleanup().takeAway("tc is no note")).isEmpty();
        assertThat(kernel.cleanup().takeAway("")).isEmpty();
    }

    /** Attaches and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] words) throws Exception {
            Kernel mine = LinuxKernel.open();
            LoadedObject object = mine.load(Sources.object("hooks"), LoadOptions.DEFAULT);
            System.out.println(mine.attach(program(object, "on_tc"),
                    HookKind.TC.at("ingress blunl0", Optional.of("clsact")), Order.ANY).note().orElseThrow());
            Thread.currentThread().join();
        }
    }
}
