package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bpflab.clang.KeptObject;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.trace.TraceLine.Printed;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** On the real tracefs. Programs of others may print at the same time, so each test looks for its own mark only. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceInstanceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Kernel kernel;
    private static LoadedObject loaded;

    private final int mark = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private TraceInstance trace;

    @BeforeAll
    static void load() {
        byte[] image = KeptObject.of(Path.of("src/test/resources/bpflab/trace/printer.c")).image();
        kernel = LinuxKernel.open();
        loaded = kernel.load(ObjectFile.parse("printer.o", image), LoadOptions.DEFAULT);
    }

    @AfterAll
    static void unload() {
        loaded.close();
        kernel.close();
    }

    @BeforeEach
    void open() {
        trace = TraceInstance.open("test");
    }

    @AfterEach
    void close() {
        trace.close();
    }

    /** Prints lines 0 to {@code lines - 1}, over and over. */
    private void print(int lines, int times) {
        byte[] packet = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder()).putInt(mark).putInt(lines).array();
        ((LoadResult.Loaded) loaded.results().get(0)).program().run(packet, times);
    }

    /** Our lines until there are so many, or none came for a while. */
    private List<Printed> ours(TraceInstance from, int lines) throws InterruptedException {
        List<Printed> ours = new ArrayList<>();
        List<TraceLine> batch = from.read(PATIENCE);
        while (!batch.isEmpty()) {
            batch.stream()
                    .filter(l -> l instanceof Printed p && p.text().startsWith("mark " + mark + " "))
                    .forEach(l -> ours.add((Printed) l));
            batch = from.read(ours.size() < lines ? Duration.ofSeconds(2) : Duration.ZERO);
        }
        return ours;
    }

    @Test
    void what_a_program_prints_arrives() throws InterruptedException {
        print(1, 1);
        assertThat(ours(trace, 1)).singleElement().satisfies(line -> {
            assertThat(line.text()).isEqualTo("mark " + mark + " line 0");
            assertThat(line.task()).isNotEmpty();
            assertThat(line.pid()).isPositive();
            assertThat(line.at()).isPositive();
            assertThat(line.raw()).endsWith(": bpf_trace_printk: " + line.text());
        });
    }

    @Test
    void a_thousand_lines_arrive_in_order() throws InterruptedException {
        print(1000, 1);
        List<Printed> lines = ours(trace, 1000);
        assertThat(lines).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(lines.get(i).text()).endsWith(" line " + i);
        }
        assertThat(trace.lost()).isZero();
    }

    @Test
    void two_readers_both_get_every_line() throws InterruptedException {
        try (TraceInstance second = TraceInstance.open("second")) {
            print(10, 1);
            assertThat(ours(trace, 10)).hasSize(10);
            assertThat(ours(second, 10)).hasSize(10);
        }
    }

    @Test
    void lines_that_nobody_took_in_time_are_counted() throws InterruptedException {
        print(1000, 300);
        List<Printed> lines = ours(trace, 300_000);
        assertThat(lines).isNotEmpty().hasSizeLessThan(300_000);
        assertThat(trace.lost()).isPositive();
        assertThat(lines.size() + trace.lost()).isGreaterThanOrEqualTo(300_000);
    }

    @Test
    void a_batch_ends_while_a_program_prints_and_prints() throws Exception {
        Thread printer = new Thread(() -> print(1000, 1000));
        printer.start();
        assertThat(trace.read(PATIENCE)).isNotEmpty();
        assertThat(printer.isAlive()).as("the printer was still at it").isTrue();
        printer.join();
    }

    @Test
    void an_interrupt_ends_the_wait_and_leaves_the_trace_usable() throws Exception {
        AtomicReference<Exception> ended = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (true) {
                    trace.read(Duration.ofHours(1));
                }
            } catch (InterruptedException e) {
                ended.set(e);
            }
        });
        reader.start();
        reader.interrupt();
        assertTimeoutPreemptively(PATIENCE, () -> reader.join());
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        print(1, 1);
        assertThat(ours(trace, 1)).hasSize(1);
    }

    @Test
    void a_wait_without_lines_ends_at_its_time() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            List<TraceLine> batch = trace.read(Duration.ofMillis(1));
            while (!batch.isEmpty()) {
                batch = trace.read(Duration.ofMillis(1));
            }
        });
    }

    @Test
    void closing_removes_the_folder_and_a_second_time_does_nothing() {
        assertThat(trace.folder()).isDirectory();
        trace.close();
        assertThat(trace.folder()).doesNotExist();
        trace.close();
        assertThatThrownBy(() -> trace.read(PATIENCE))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closing_ends_a_wait_of_another_thread() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (true) {
                    trace.read(Duration.ofHours(1));
                }
            } catch (InterruptedException | TroubleException e) {
                ended.set(e);
            }
        });
        reader.start();
        trace.close();
        assertTimeoutPreemptively(PATIENCE, () -> reader.join());
        assertThat(ended.get()).isInstanceOf(TroubleException.class);
    }

    @Test
    void an_instance_that_somebody_else_looks_at_stays_and_says_so() throws IOException {
        Path folder = trace.folder();
        try (InputStream other = Files.newInputStream(folder.resolve("trace"))) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> trace.close())
                    .isInstanceOf(TroubleException.class)
                    .hasMessageContaining("cannot remove the trace instance")
                    .hasMessageContaining("busy");
        }
        Files.delete(folder);
    }

    @Test
    void an_instance_that_is_let_go_soon_is_waited_for() throws Exception {
        Path folder = trace.folder();
        InputStream other = Files.newInputStream(folder.resolve("trace"));
        Thread closing = new Thread(trace::close);
        closing.start();
        while (closing.isAlive() && Stream.of(closing.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals("parkNanos"))) {
            Thread.onSpinWait();
        }
        other.close();
        assertTimeoutPreemptively(PATIENCE, () -> closing.join());
        assertThat(folder).doesNotExist();
    }

    @Test
    void the_same_name_twice_is_refused_with_the_owner() {
        assertThatThrownBy(() -> TraceInstance.open("test"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("the process " + ProcessHandle.current().pid() + " reads it");
        assertThat(trace.folder()).isDirectory();
    }

    @Test
    void what_nobody_reads_any_more_is_replaced_and_found_by_the_next_start() throws IOException {
        Path left = trace.folder().resolveSibling(trace.folder().getFileName() + "-left");
        Files.createDirectory(left);
        try (TraceInstance again = TraceInstance.open("test-left")) {
            assertThat(again.folder()).isEqualTo(left);
            assertThat(left.getFileName().toString()).matches("bpflab-" + ProcessHandle.current().pid() + "-.*");
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void what_was_printed_up_to_now_is_all_there() throws Exception {
        trace.upToNow(PATIENCE);
        print(500, 1);
        assertThat(marked(trace.upToNow(PATIENCE))).isEqualTo(500);
        assertThat(marked(trace.upToNow(PATIENCE))).as("read once").isZero();
    }

    @Test
    void what_is_printed_behind_a_mark_is_for_the_next_who_reads() throws Exception {
        trace.upToNow(PATIENCE);
        Thread printing = new Thread(() -> print(1000, 10));
        printing.start();
        long seen = 0;
        while (printing.isAlive()) {
            seen += marked(trace.upToNow(PATIENCE));
        }
        assertThat(seen + marked(trace.upToNow(PATIENCE))).isEqualTo(10_000 - trace.lost());
    }

    private long marked(List<TraceLine> lines) {
        return lines.stream().filter(line -> line.raw().contains("mark " + mark + " ")).count();
    }
}
