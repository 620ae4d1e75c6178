package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.ProgramInfo;
import bpflab.libbpf.LinuxKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Runs when all other tests have: nothing of ours is left. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@NeedsKernel
class LeftoverTest {
    /** The kernel frees programs some time after their last user is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void no_program_and_with_it_no_link() {
        Duration started = sinceBoot(Instant.parse(System.getProperty("bpflab.suite.started")));
        try (Kernel kernel = LinuxKernel.open()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!loadedAfter(started, kernel).isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(loadedAfter(started, kernel)).isEmpty();
        }
    }

    @Test
    void no_network_namespace_and_no_interface() {
        assertThat(Path.of("/run/netns/bpflab-peer")).doesNotExist();
        assertThat(Path.of("/proc/sys/net/ipv4/conf/lab0")).doesNotExist();
    }

    @Test
    void no_pin() throws IOException {
        assertThat(named(Path.of("/sys/fs/bpf"), "bpflab")).isEmpty();
    }

    @Test
    void no_trace_instance() throws IOException {
        assertThat(named(Path.of("/sys/kernel/tracing/instances"), "bpflab")).isEmpty();
    }

    @Test
    void no_note_of_a_bench_that_has_ended() throws IOException {
        assertThat(named(Path.of("/run/bpflab"), ""))
                .noneMatch(note -> note.getFileName().toString().matches("\\d+")
                        && !Files.exists(Path.of("/proc").resolve(note.getFileName())));
    }

    /** Programs of control groups are left out: systemd loads its own at any time. */
    private static List<ProgramInfo> loadedAfter(Duration started, Kernel kernel) {
        return kernel.programs().stream()
                .filter(program -> program.loadedAfterBoot().compareTo(started) > 0)
                .filter(program -> !program.type().label().startsWith("cgroup"))
                .toList();
    }

    private static Duration sinceBoot(Instant moment) {
        String uptime = Tree.text(Path.of("/proc/uptime")).split(" ")[0];
        Duration up = Duration.ofMillis((long) (Double.parseDouble(uptime) * 1000));
        return up.minus(Duration.between(moment, Instant.now()));
    }

    private static List<Path> named(Path folder, String start) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
        }
    }
}
