package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Runs when all other tests have: nothing of ours is left. What others on this machine load meanwhile is theirs. A
 * program or map lives by a process, by a pin or by an interface; so there is none of ours when no process that this
 * suite started lives, no pin bears our name, and no interface of ours exists. Processes are told by a mark in their
 * environment, which the build gives to the tests and they to whatever they start.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@NeedsKernel
class LeftoverTest {
    private static final String MARK = "BPFLAB_SUITE";

    /** What was told to end may take some time for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void no_process_and_with_it_no_program_map_and_link() {
        assertThat(System.getenv(MARK)).as("the build's mark").isNotBlank();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ours().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(ours()).isEmpty();
    }

    @Test
    void a_process_that_a_test_left_would_be_seen() throws Exception {
        Process left = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThat(ours()).singleElement().asString().endsWith("sleep 1000");
        } finally {
            left.destroy();
            left.waitFor();
        }
    }

    @Test
    void no_network_namespace_and_no_interface_and_with_it_no_qdisc() throws IOException {
        assertThat(Path.of("/run/netns/bpflab-peer")).doesNotExist();
        assertThat(Path.of("/proc/sys/net/ipv4/conf/lab0")).doesNotExist();
        assertThat(named(Path.of("/proc/sys/net/ipv4/conf"), "bt\\d+p?")).isEmpty();
    }

    @Test
    void no_pin() throws IOException {
        assertThat(named(Path.of("/sys/fs/bpf"), "bpflab.*")).isEmpty();
    }

    /** Instances are the whole machine's: one whose process lives is somebody's, who will remove it. */
    @Test
    void no_trace_instance() throws IOException {
        Instant started = Instant.parse(System.getenv(MARK).split(" ")[0]);
        List<Path> dead = new ArrayList<>();
        for (Path instance : named(Path.of("/sys/kernel/tracing/instances"), "bpflab-\\d+.*")) {
            String process = instance.getFileName().toString().split("-")[1];
            if (!Files.exists(Path.of("/proc", process))
                    && Files.getLastModifiedTime(instance).toInstant().isAfter(started)) {
                dead.add(instance);
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void no_note_of_a_bench_that_has_ended() throws IOException {
        assertThat(named(Path.of("/run/bpflab"), "\\d+"))
                .allMatch(note -> Files.exists(Path.of("/proc").resolve(note.getFileName())));
    }

    /** Processes that bear this suite's mark, but for this one and those that it runs in. */
    private static List<String> ours() {
        List<Long> self = Stream.iterate(ProcessHandle.current(), here -> here.parent().orElse(null))
                .takeWhile(Objects::nonNull)
                .map(ProcessHandle::pid)
                .toList();
        String mark = MARK + "=" + System.getenv(MARK);
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> !self.contains(pid))
                .filter(pid -> Arrays.asList(words(pid, "environ")).contains(mark))
                .map(pid -> pid + " " + String.join(" ", words(pid, "cmdline")))
                .toList();
    }

    /** Nothing for a process that ended meanwhile. */
    private static String[] words(long pid, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
            return new String(bytes, StandardCharsets.UTF_8).split("\0");
        } catch (IOException ended) {
            return new String[0];
        }
    }

    private static List<Path> named(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList();
        }
    }
}
