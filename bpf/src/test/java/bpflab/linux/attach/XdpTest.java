package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Order;
import bpflab.hook.Xdp;
import bpflab.hook.Xdp.Mode;
import bpflab.kernel.CallLog;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import bpflab.linux.DumpTest;
import bpflab.linux.LinuxKernel;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.Interfaces;
import bpflab.trouble.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XdpTest {
    /** Its name is that of a pin, too, and bpffs is of the whole machine. */
    private static final String NEAR = "bl" + ProcessHandle.current().pid() % 10_000_000;

    private static final String FAR = NEAR + "p";

    private final CallLog calls = new CallLog();
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() throws Exception {
        OwnNetwork.ip("link", "add", NEAR, "type", "veth", "peer", "name", FAR);
        kernel = LinuxKernel.open(calls);
        loaded = kernel.load(Sources.object("pass"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() throws Exception {
        loaded.close();
        kernel.close();
        if (Interfaces.names().contains(NEAR)) {
            OwnNetwork.ip("link", "delete", NEAR);
        }
    }

    @Test
    void what_we_took_off_is_in_nobodys_way_also_while_another_process_looks_at_it() throws Exception {
        Program pass = program(loaded, "pass");
        Link link = kernel.attach(pass, new Xdp(NEAR, Mode.ANY), Order.ANY);
        try (Fd looking = Ids.LINK.open(link.id()).orElseThrow()) {
            link.close();
            assertThat(XdpState.of(Interfaces.index(NEAR, "look at")).programId())
                    .as("as long as it is held").isNotZero();

            assertThat(kernel.attach(pass, new Xdp(NEAR, Mode.ANY), Order.ANY).attached()).isTrue();
            assertThat(looking.isOpen()).isTrue();
        }
    }

    @Test
    void attaches_natively_where_the_driver_can_and_detaches_when_closed() throws Exception {
        Program pass = program(loaded, "pass");
        Link link = kernel.attach(pass, new Xdp(NEAR, Mode.ANY), Order.ANY);
        assertThat(link.hook()).isEqualTo(new Xdp(NEAR, Mode.NATIVE));
        assertThat(link.program().id()).isEqualTo(pass.info().id());
        assertThat(link.attached()).isTrue();
        assertThat(shown()).contains("xdp", "prog/xdp id " + pass.info().id());
        assertThat(kernel.links()).contains(new LinkInfo(link.id(), pass.info().id(), "xdp", NEAR));
        assertThat(kernel.holders(ObjectKind.LINK).processesOf(link.id()))
                .containsExactly("java " + ProcessHandle.current().pid());
        link.close();
        assertThat(link.attached()).isFalse();
        assertThat(shown()).doesNotContain("prog/xdp");
    }

    @Test
    void attaches_generically_when_asked_to() throws Exception {
        try (Link link = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.GENERIC), Order.ANY)) {
            assertThat(link.hook()).isEqualTo(new Xdp(NEAR, Mode.GENERIC));
            assertThat(shown()).contains("xdpgeneric");
        }
    }

    @Test
    void takes_the_generic_way_where_the_driver_cannot() {
        try (Link link = kernel.attach(program(loaded, "pass"), new Xdp("lo", Mode.ANY), Order.ANY)) {
            assertThat(link.hook()).isEqualTo(new Xdp("lo", Mode.GENERIC));
        }
    }

    @Test
    void native_is_refused_in_words_where_the_driver_cannot() {
        Trouble trouble = trouble(() -> kernel.attach(program(loaded, "pass"), new Xdp("lo", Mode.NATIVE), Order.ANY));
        assertThat(trouble.what()).isEqualTo("cannot attach pass to lo");
        assertThat(trouble.why()).isEqualTo("the driver of lo cannot run XDP programs itself");
        assertThat(trouble.hint()).isEqualTo(":attach pass xdp lo --mode generic");
    }

    @Test
    void offload_is_refused_in_words() {
        assertThat(trouble(() -> kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.OFFLOAD), Order.ANY)).why())
                .isEqualTo(NEAR + " has no network card that can run programs");
    }

    @Test
    void packets_too_large_for_native_are_the_reason() throws Exception {
        OwnNetwork.ip("link", "set", NEAR, "mtu", "9000");
        OwnNetwork.ip("link", "set", FAR, "mtu", "9000");
        assertThat(trouble(() -> kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.NATIVE), Order.ANY)).why())
                .startsWith("the MTU of " + NEAR + ", or of its peer, is too large");
        try (Link link = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.ANY), Order.ANY)) {
            assertThat(link.hook()).isEqualTo(new Xdp(NEAR, Mode.GENERIC));
        }
    }

    @Test
    void an_interface_that_is_not_there_gets_the_nearest_one() {
        Trouble trouble = trouble(
                () -> kernel.attach(program(loaded, "pass"), new Xdp(NEAR + "x", Mode.ANY), Order.ANY));
        assertThat(trouble.why()).startsWith("there is no interface " + NEAR + "x; there are ").contains(NEAR + ", ");
        assertThat(trouble.hint()).startsWith("did you mean " + NEAR);
        assertThat(trouble(() -> kernel.attach(program(loaded, "pass"), new Xdp("", Mode.ANY), Order.ANY)).why())
                .startsWith("there is no interface");
    }

    @Test
    void an_interface_in_another_namespace_is_told_where_it_is() throws Exception {
        String there = "xdptest" + ProcessHandle.current().pid();
        OwnNetwork.ip("netns", "add", there);
        try {
            OwnNetwork.ip("link", "add", "blaway0", "type", "veth", "peer", "name", "blaway1", "netns", there);
            Xdp away = new Xdp("blaway1", Mode.ANY);
            Trouble trouble = trouble(() -> kernel.attach(program(loaded, "pass"), away, Order.ANY));
            assertThat(trouble.why()).startsWith("blaway1 is in the network namespace " + there);
            assertThat(trouble.hint()).startsWith("!ip -n " + there + " link set blaway1 netns $PPID");
        } finally {
            OwnNetwork.ip("netns", "delete", there);
        }
    }

    @Test
    void a_second_program_is_told_who_is_there() {
        Program pass = program(loaded, "pass");
        try (Link first = kernel.attach(pass, new Xdp(NEAR, Mode.GENERIC), Order.ANY)) {
            Trouble trouble = trouble(() -> kernel.attach(program(loaded, "drop"), new Xdp(NEAR, Mode.ANY), Order.ANY));
            assertThat(trouble.why())
                    .isEqualTo("another XDP program is there already: id " + pass.info().id()
                            + " pass, by this bpflab");
            assertThat(trouble.hint()).contains("--replace");
            assertThat(first.attached()).isTrue();
        }
    }

    @Test
    void replaces_the_program_of_a_link_of_its_own_in_one_step() {
        Link first = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.ANY), Order.ANY);
        try (Link second = kernel.attach(program(loaded, "drop"), new Xdp(NEAR, Mode.ANY), Order.INSTEAD)) {
            assertThat(second).isSameAs(first);
            assertThat(second.program().name()).isEqualTo("drop");
            assertThat(second.attached()).isTrue();
            assertThat(calls.take()).anyMatch(call -> call.startsWith("BPF_LINK_UPDATE"));
        }
    }

    @Test
    void replaces_in_another_mode() {
        Link first = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.NATIVE), Order.ANY);
        try (Link second = kernel.attach(program(loaded, "drop"), new Xdp(NEAR, Mode.GENERIC), Order.INSTEAD)) {
            assertThat(second.hook()).isEqualTo(new Xdp(NEAR, Mode.GENERIC));
            assertThat(first.attached()).isFalse();
        }
    }

    @Test
    void replaces_a_program_that_a_tool_put_there() throws Exception {
        Program pass = program(loaded, "pass");
        Path pin = Path.of("/sys/fs/bpf", NEAR);
        pass.pin(pin);
        try {
            DumpTest.bpftool("net", "attach", "xdp", "pinned", pin.toString(), "dev", NEAR);
            assertThat(trouble(() -> kernel.attach(program(loaded, "drop"), new Xdp(NEAR, Mode.ANY), Order.ANY)).why())
                    .contains("id " + pass.info().id() + " pass");
            try (Link link = kernel.attach(program(loaded, "drop"), new Xdp(NEAR, Mode.ANY), Order.INSTEAD)) {
                assertThat(link.program().name()).isEqualTo("drop");
            }
        } finally {
            Files.delete(pin);
        }
    }

    @Test
    void an_interface_that_goes_takes_the_program_along() throws Exception {
        Link link = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.ANY), Order.ANY);
        OwnNetwork.ip("link", "delete", NEAR);
        assertThat(link.attached()).isFalse();
        assertThat(kernel.links()).contains(new LinkInfo(link.id(), program(loaded, "pass").info().id(), "xdp", ""));
        link.close();
        link.close();
        assertThat(kernel.links()).noneMatch(info -> info.id() == link.id());
    }

    @Test
    void a_program_of_another_type_is_refused_in_words() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("socket") int all(struct __sk_buff *skb) { return -1; }
                char _license[] SEC("license") = "GPL";
                """;
        try (LoadedObject socket = kernel.load(Sources.text("all", c), LoadOptions.DEFAULT)) {
            assertThat(trouble(() -> kernel.attach(program(socket, "all"), new Xdp(NEAR, Mode.ANY), Order.ANY)).why())
                    .isEqualTo("it is a socket_filter program, and the hook xdp runs xdp programs");
        }
    }

    @Test
    void closing_the_kernel_detaches_all() throws Exception {
        Link link = kernel.attach(program(loaded, "pass"), new Xdp(NEAR, Mode.ANY), Order.ANY);
        kernel.close();
        assertThat(link.attached()).isFalse();
        assertThat(shown()).doesNotContain("prog/xdp");
    }

    @Test
    void nothing_stays_attached_when_the_process_is_killed() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Holder.class.getName(), NEAR)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("attached");
            assertThat(XdpState.of(Interfaces.index(NEAR, "")).programId()).isPositive();
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(XdpState.of(Interfaces.index(NEAR, ""))).isEqualTo(new XdpState(0, Optional.empty()));
    }

    /** Attaches and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] words) throws InterruptedException {
            Kernel mine = LinuxKernel.open();
            LoadedObject object = mine.load(Sources.object("pass"), LoadOptions.DEFAULT);
            mine.attach(program(object, "pass"), new Xdp(words[0], Mode.ANY), Order.ANY);
            System.out.println("attached");
            Thread.currentThread().join();
        }
    }

    private static String shown() throws IOException, InterruptedException {
        return OwnNetwork.ip("link", "show", NEAR);
    }
}
