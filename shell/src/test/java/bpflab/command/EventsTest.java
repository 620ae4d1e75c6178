package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.map.EventStream;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :events} on ring and perf buffers of the real kernel. */
class EventsTest extends KernelDesk {
    /** Where this process ran before {@link #onOneCpu}; else empty. */
    private String cpus = "";

    private static final String SOURCE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            enum verdict { PASSED = 2 };
            struct request { __u32 number; __u16 port; char word[6]; enum verdict verdict; };
            struct pair { __u64 a; __u64 b; __u64 c; };
            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } requests SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); __uint(key_size, 4); __uint(value_size, 4); }
                    samples SEC(".maps");
            __u32 count;
            struct pair unused;
            const struct request *shown __attribute__((unused));
            SEC("xdp") int send(struct xdp_md *ctx)
            {
                struct request r = { count++, 80, "hello", PASSED };
                bpf_ringbuf_output(&requests, &r, sizeof(r), 0);
                bpf_perf_event_output(ctx, &samples, BPF_F_CURRENT_CPU, &r, sizeof(r));
                return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @BeforeEach
    void load() throws Exception {
        desk.file("events.c", SOURCE);
        desk.type(":load events.c");
        assertThat(desk.last().ok()).isTrue();
    }

    private void send(int times) {
        desk.bench().program("send").run(FRAME, times);
    }

    @Test
    void a_ring_buffers_records_come_out_typed_and_once() throws Exception {
        send(3);
        assertThat(desk.type(":events requests --lines 3"))
                .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} +\\{.number = 0, .port = 80, .word = \"hello\", "
                        + ".verdict = PASSED\\}")
                .contains(".number = 2")
                .contains("3 records of struct request (the only one of that size");
        assertThat(Json.of(desk.last().data()))
                .startsWith("{\"map\":\"requests\",\"type\":\"struct request\",\"count\":3,\"lost\":0,")
                .contains("{\"value\":{\"number\":0,\"port\":80,\"word\":\"hello\",\"verdict\":\"PASSED\"}}");
        assertThat(desk.type(":events requests --for 60ms")).isEqualTo("no record came");
        assertThat(desk.type(":how")).contains("bpftool map event_pipe id");
    }

    /** The kernel counts none: that there was no room is all that can be told. */
    @Test
    void a_ring_buffer_that_was_full_is_told_when_it_is_read() throws Exception {
        send(20_000);
        assertThat(desk.type(":events requests --lines 3").replaceAll("\\s+", " "))
                .contains("the buffer was full: what came then is lost");
        desk.type(":events requests --for 60ms");
        send(3);
        assertThat(desk.type(":events requests --lines 3")).doesNotContain("full");
    }

    @Test
    void a_struct_is_named_by_the_person() throws Exception {
        send(1);
        assertThat(desk.type(":events requests --lines 1 --as request")).contains("1 record of struct request");
        send(1);
        assertThat(desk.type(":events requests --lines 1 --as pair")).contains("01 00 00 00 50 00 68");
        assertThat(desk.type(":events requests --lines 1 --as reqest")).contains("did you mean request");
    }

    @Test
    void perf_buffers_tell_their_cpu_and_what_they_lost() throws Exception {
        onOneCpu();
        try (EventStream stream = desk.bench().map("samples").events()) {
            send(20_000);
            Map<Integer, Integer> newest = new HashMap<>();
            int read = stream.read(Integer.MAX_VALUE, Duration.ZERO, (cpu, memory, at, bytes) -> {
                assertThat(cpu).isNotNegative();
                assertThat(memory.getInt(at)).isGreaterThan(newest.getOrDefault(cpu, -1));
                newest.put(cpu, memory.getInt(at));
            });
            assertThat(read).isGreaterThan(1000);
            send(1);
            read += stream.read(Integer.MAX_VALUE, Duration.ZERO, EventsTest::nothing);
            assertThat(stream.lost()).isPositive();
            assertThat(read + stream.lost()).isEqualTo(20_001);
        }
    }

    @Test
    void perf_records_are_shown_typed_while_they_come() throws Exception {
        Thread sending = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                send(1);
            }
        });
        sending.start();
        String shown = desk.type(":events samples --lines 5");
        sending.interrupt();
        sending.join();
        assertThat(shown)
                .containsPattern("cpu \\d+ +\\{.number = \\d+, .port = 80")
                .contains("5 records of struct request");
    }

    @Test
    void a_flood_is_counted_and_its_first_lines_are_shown() throws Exception {
        send(128);
        String shown = desk.type(":events requests --lines 120");
        assertThat(shown.lines().filter(line -> line.contains(".port = 80"))).hasSize(50);
        assertThat(shown).contains("… 70 more").contains("120 records");
    }

    @Test
    void a_reader_takes_so_many_and_finds_the_others_later() throws Exception {
        try (EventStream stream = desk.bench().map("requests").events()) {
            send(100);
            long[] sum = new long[1];
            assertThat(stream.read(60, Duration.ofSeconds(1), (cpu, memory, at, bytes) -> sum[0] += memory.getInt(at)))
                    .isEqualTo(60);
            assertThat(sum[0]).isEqualTo(59 * 60 / 2);
            assertThat(stream.read(1000, Duration.ofSeconds(1), EventsTest::nothing)).isEqualTo(40);
        }
    }

    private static void nothing(int cpu, ByteBuffer memory, int at, int bytes) {}

    @Test
    void records_appear_above_the_prompt_while_somebody_works() throws Exception {
        assertThat(desk.type(":events requests on")).contains("a script has none", "--for 5s");
        desk.bench().interactWith(new NobodyAsked());
        assertThat(desk.type(":events requests on")).contains("records of requests appear above the prompt");
        assertThat(desk.bench().notices().came()).isEmpty();
        send(30);
        String came = came();
        assertThat(came).containsPattern("requests   \\d\\d:.*\\{.number = 0, .port = 80")
                .contains("… 10 more of requests");
        assertThat(came.lines()).hasSize(21);
        assertThat(desk.type(":events requests --lines 1")).contains("are taken already", ":events requests off");
        onOneCpu();
        assertThat(desk.type(":events samples on")).contains("samples appear");
        send(20_000);
        assertThat(came()).containsPattern("cpu \\d+");
        send(1);
        assertThat(came()).containsPattern("… [\\d,]+ of samples lost");
        assertThat(desk.type(":events requests off")).contains("appear no longer");
        assertThat(desk.type(":events requests off")).contains("did not appear");
        assertThat(desk.type(":events requests up")).contains("it can be on or off, not up");
    }

    @Test
    void the_only_buffer_need_not_be_named() throws Exception {
        desk.bench().interactWith(new NobodyAsked());
        assertThat(desk.type(":events on")).contains("which buffer?", "there are several: requests, samples");
        desk.type(":events requests on");
        assertThat(desk.type(":events off")).contains("records of requests appear no longer");
    }

    @Test
    void ctrl_c_ends_it_with_a_summary_and_leaves_what_was_not_read() throws Exception {
        desk.bench().interactWith(new NobodyAsked());
        send(3);
        Thread.currentThread().interrupt();
        assertThat(desk.type(":events requests")).startsWith("waiting for records of requests; Ctrl-C ends")
                .contains("record");
        assertThat(Thread.interrupted()).isFalse();
        send(1);
        assertThat(desk.type(":events requests --for 50ms")).contains(".number = 3").doesNotContain("waiting");
    }

    private String came() {
        return desk.bench().notices().came().stream()
                .flatMap(view -> TerminalRenderer.lines(view, 200).stream())
                .map(line -> line.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void other_maps_and_an_endless_script_are_refused() throws Exception {
        assertThat(desk.type(":events .bss --for 1s")).contains("no records come out of it");
        assertThat(desk.type(":events requests")).contains("would never end").contains("--for 5s");
        assertThat(desk.type(":events requests --lines x")).contains("no number of records");
        assertThat(desk.type(":events nothing --lines 1")).contains("there is no map nothing");
    }

    /** What a CPU's buffer lost is told with that CPU's next record: from here on one CPU runs the programs. */
    private void onOneCpu() throws IOException, InterruptedException {
        cpus = taskset("-cp").replaceFirst(".*: ", "").strip();
        taskset("-acp", cpus.replaceFirst("[-,].*", ""));
    }

    @AfterEach
    void onAllCpus() throws IOException, InterruptedException {
        if (!cpus.isEmpty()) {
            taskset("-acp", cpus);
        }
    }

    /** taskset(1), with this process. */
    private static String taskset(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(List.of(words));
        command.add(String.valueOf(ProcessHandle.current().pid()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
