package bpflab.linux;

import static bpflab.linux.LoadTest.map;
import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.clang.HeaderSource;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.TestRun;
import bpflab.linux.handle.Interfaces;
import bpflab.machine.Machine;
import bpflab.map.BpfMap;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinuxKernelTest {
    private static final long PID = ProcessHandle.current().pid();

    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() {
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.object("maps"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void says_what_uname_says() throws Exception {
        assertThat(Machine.here().release()).contains(said("uname", "-r"));
        assertThat(kernel.architecture()).isEqualTo(said("uname", "-m"));
    }

    @Test
    void lists_all_programs_maps_and_their_owners() {
        ProgramInfo count = program(loaded, "count").info();
        BpfMap flows = map(loaded, "flows");
        assertThat(kernel.programs()).extracting(ProgramInfo::id).contains(count.id());
        assertThat(kernel.maps()).contains(flows.info());
        assertThat(count.mapIds()).contains(map(loaded, "percpu").info().id(), map(loaded, ".bss").info().id());
        assertThat(kernel.holders(ObjectKind.PROG).processesOf(count.id())).containsExactly("java " + PID);
        assertThat(kernel.holders(ObjectKind.MAP).processesOf(flows.info().id())).containsExactly("java " + PID);
        assertThat(kernel.holders(ObjectKind.MAP).processesOf(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void opens_a_program_by_its_id() {
        ProgramInfo count = program(loaded, "count").info();
        try (Program again = kernel.program(count.id())) {
            assertThat(again.name()).isEqualTo("count");
            assertThat(again.spec()).isEmpty();
            assertThat(again.info().tag()).isEqualTo(count.tag());
            assertThat(again.xlated().btf().orElseThrow().count()).isEqualTo(kernel.btf(count.btfId()).count());
        }
        assertThat(trouble(() -> kernel.map(Integer.MAX_VALUE)).what())
                .isEqualTo("cannot open map id " + Integer.MAX_VALUE);
        assertThat(trouble(() -> kernel.btf(Integer.MAX_VALUE)).why()).isEqualTo("there is none with that id");
    }

    @Test
    void runs_a_program_on_a_packet() {
        byte[] packet = new byte[60];
        packet[12] = 8;
        TestRun run = program(loaded, "count").run(packet, 1000);
        assertThat(run.verdict()).isEqualTo(2);
        assertThat(run.packet()).isEqualTo(packet);
        assertThat(run.perRun()).isPositive();
        assertThat(trouble(() -> program(loaded, "count").run(new byte[13], 1)).why())
                .startsWith("the packet has 13 bytes");
        assertThat(trouble(() -> program(loaded, "count").run(packet, 0)).why())
                .isEqualTo("it cannot be repeated 0 times");
    }

    @Test
    void gives_back_a_packet_that_grew() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int grow(struct xdp_md *ctx) { return bpf_xdp_adjust_head(ctx, -64) ? XDP_ABORTED : XDP_TX; }
                char _license[] SEC("license") = "GPL";
                """;
        try (LoadedObject grow = kernel.load(Sources.text("grow", c), LoadOptions.DEFAULT)) {
            TestRun run = program(grow, "grow").run(new byte[14], 1);
            assertThat(run.verdict()).isEqualTo(3);
            assertThat(run.packet()).hasSize(78);
        }
    }

    @Test
    void says_which_programs_do_not_run_on_packets() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("tracepoint/syscalls/sys_enter_execve") int on_exec(void *ctx) { return 0; }
                char _license[] SEC("license") = "GPL";
                """;
        try (LoadedObject trace = kernel.load(Sources.text("on_exec", c), LoadOptions.DEFAULT)) {
            assertThat(trouble(() -> program(trace, "on_exec").run(new byte[14], 1)).why())
                    .isEqualTo("a tracepoint program does not run on packets");
        }
    }

    @Test
    void pins_programs_and_maps() throws IOException {
        Path pin = Path.of("/sys/fs/bpf/bpflab_test_" + PID);
        Program count = program(loaded, "count");
        count.pin(pin);
        try {
            assertThat(pin).exists();
            assertThat(trouble(() -> map(loaded, "flows").pin(pin)).why()).isEqualTo("the path is taken");
            loaded.close();
            assertThat(kernel.program(count(kernel, pin)).name()).isEqualTo("count");
        } finally {
            Files.delete(pin);
        }
    }

    private static int count(Kernel kernel, Path pin) {
        return kernel.programs().stream()
                .filter(p -> p.name().equals("count"))
                .mapToInt(ProgramInfo::id)
                .max()
                .orElseThrow(() -> new AssertionError(pin));
    }

    @Test
    void a_pin_that_cannot_be_made_says_why(@TempDir Path folder) {
        Program count = program(loaded, "count");
        assertThat(trouble(() -> count.pin(folder.resolve("x"))).why())
                .isEqualTo(folder + " is not on bpffs, the file system for pins");
        assertThat(trouble(() -> count.pin(Path.of("/sys/fs/bpf/none_" + PID + "/x"))).hint())
                .isEqualTo("!mkdir -p /sys/fs/bpf/none_" + PID);
        assertThat(trouble(() -> count.pin(Path.of("/sys/fs/bpf/a.b"))).why()).isEqualTo("names on bpffs have no dots");
    }

    @Test
    void a_task_inside_a_network_namespace_sees_that_namespace() throws Exception {
        String name = "bl" + PID;
        OwnNetwork.ip("netns", "add", name);
        try {
            Path file = Path.of("/run/netns", name);
            List<String> names = NetworkNamespace.call(file, Interfaces::names);
            assertThat(names).contains("lo").isNotEqualTo(null);
            assertThat(NetworkNamespace.call(file, LinuxKernelTest::here)).isNotEqualTo(here());
            assertThatThrownBy(() -> NetworkNamespace.call(file, () -> {
                throw new IOException("as the task says");
            })).isInstanceOf(IOException.class).hasMessage("as the task says");
            String before = here();
            NetworkNamespace.call(file, () -> 1);
            assertThat(here()).isEqualTo(before);
        } finally {
            OwnNetwork.ip("netns", "delete", name);
        }
    }

    @Test
    void an_interrupt_reaches_the_task_in_the_namespace() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch entered = new CountDownLatch(1);
        Thread interrupter = new Thread(() -> {
            try {
                entered.await();
            } catch (InterruptedException e) {
                return;
            }
            caller.interrupt();
        });
        interrupter.start();
        assertThatThrownBy(() -> NetworkNamespace.call(Path.of("/proc/self/ns/net"), () -> {
            entered.countDown();
            new CountDownLatch(1).await();
            return 0;
        })).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
    }

    @Test
    void a_namespace_that_is_none_is_said() {
        assertThatThrownBy(() -> NetworkNamespace.call(Path.of("/run/netns/none"), () -> 1))
                .isInstanceOfSatisfying(
                        TroubleException.class, e -> assertThat(e.trouble().why()).isEqualTo("there is none"));
        assertThatThrownBy(() -> NetworkNamespace.call(Path.of("/proc/self/status"), () -> 1))
                .isInstanceOfSatisfying(
                        TroubleException.class,
                                e -> assertThat(e.trouble().why()).isEqualTo("it is no network namespace"));
    }

    @Test
    void writes_this_kernels_types_as_c_that_compiles(@TempDir Path folder) throws Exception {
        HeaderSource header = kernel.vmlinuxHeader();
        Path file = folder.resolve("vmlinux.h");
        header.writeTo(file);
        String theirs = DumpTest.bpftool("btf", "dump", "file", "/sys/kernel/btf/vmlinux", "format", "c");
        assertThat(definitions(Files.readString(file)))
                .containsExactlyInAnyOrderElementsOf(definitions(theirs))
                .hasSizeGreaterThan(1000);
        assertThat(header.identity()).matches("[0-9a-f]{20}").isEqualTo(LinuxKernel.open().vmlinuxHeader().identity());
        Path source =
                Files.writeString(
                        folder.resolve("use.c"),
                                "#include \"vmlinux.h\"\nint pid(struct task_struct *t) { return t->pid; }\n");
        assertThat(said(
                "clang", "-g", "-O2", "-target", "bpf", "-Werror", "-c", source.toString(), "-o",
                        folder.resolve("use.o").toString())).isEmpty();
    }

    /** Only what programs may call; marked so since Linux 6.10. */
    @Test
    void tells_how_a_function_is_declared_that_programs_may_call() {
        HeaderSource header = kernel.vmlinuxHeader();

        assertThat(header.declaration("bpf_task_acquire")).isIn(Optional.empty(),
                Optional.of("struct task_struct * bpf_task_acquire(struct task_struct * p)"));
        assertThat(header.declaration("vfs_read")).isEmpty();
    }

    @Test
    void a_header_that_cannot_be_written_is_an_io_error() {
        assertThatThrownBy(() -> kernel.vmlinuxHeader().writeTo(Path.of("/dev/full"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> kernel.vmlinuxHeader().writeTo(Path.of("/nowhere/vmlinux.h")))
                .isInstanceOf(IOException.class);
    }

    /** What is defined; how it is spelt, and since bpftool 7.5 in which order, differs between versions. */
    private static List<String> definitions(String header) {
        return header.lines().filter(line -> line.matches("(struct|union|enum) \\w+ \\{")).toList();
    }

    private static String here() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip();
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
