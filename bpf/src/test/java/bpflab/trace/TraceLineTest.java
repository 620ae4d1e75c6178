package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trace.TraceLine.Lost;
import bpflab.trace.TraceLine.Other;
import bpflab.trace.TraceLine.Printed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceLineTest {

    private static Printed printed(String raw) {
        return (Printed) TraceText.line(raw);
    }

    @Test
    void a_line_has_its_task_its_place_its_time_and_its_text() {
        String raw = "            ping-4711    [001] ..s21 14762.123456: bpf_trace_printk: flow proto 1";
        assertThat(TraceText.line(raw))
                .isEqualTo(new Printed(raw, "ping", 4711, 1, Duration.ofSeconds(14_762, 123_456_000), "flow proto 1"));
    }

    @Test
    void a_task_may_have_blanks_dashes_and_brackets_in_its_name() {
        for (String task : new String[] {"kworker/0:1", "Web Content [1]", "a-1 [0] b", "<idle>", "<...>", "-",
                "x-1    [001] . "}) {
            assertThat(printed(line(task, 1_234_567, 3, "x")))
                    .extracting(Printed::task, Printed::pid, Printed::cpu)
                    .containsExactly(task, 1_234_567, 3);
        }
        assertThat(printed(line("ping", 7, 0, "")).text()).isEmpty();
    }

    /** As kernel/trace/trace_output.c prints it. */
    private static String line(String task, int pid, int cpu, String text) {
        return String.format("%16s-%-7d [%03d] ..s2. %5d.%06d: bpf_trace_printk: %s", task, pid, cpu, 1, 1, text);
    }

    @Test
    void a_text_may_look_like_another_line() {
        String inner = "  cat-1 [000] ..s2. 1.000000: bpf_trace_printk: y";
        assertThat(printed("            ping-4711    [001] ..s21 14762.123456: bpf_trace_printk: " + inner).text())
                .isEqualTo(inner);
    }

    @Test
    void names_and_texts_in_UTF_8_keep_their_columns() {
        String task = "caf\u00e9";
        String raw = " ".repeat(16 - task.getBytes(StandardCharsets.UTF_8).length) + task
                + "-7       [000] ..s2.     1.000001: bpf_trace_printk: \u2713 ok";
        assertThat(printed(raw)).extracting(Printed::task, Printed::text).containsExactly(task, "\u2713 ok");
    }

    @Test
    void control_characters_stay_for_the_screen_to_clean() {
        assertThat(printed("            ping-4711    [001] ..s21     1.000001: bpf_trace_printk: \u001b[31mred\u0007")
                .text()).isEqualTo("\u001b[31mred\u0007");
    }

    @Test
    void the_option_record_tgid_adds_a_column() {
        assertThat(printed("            ping-4711    (   4700) [001] ..s21     1.000001: bpf_trace_printk: x").cpu())
                .isEqualTo(1);
        assertThat(printed("            ping-4711    (-------) [001] ..s21     1.000001: bpf_trace_printk: x").pid())
                .isEqualTo(4711);
    }

    @Test
    void lost_lines_are_counted() {
        assertThat(TraceText.line("CPU:1 [LOST 96 EVENTS]")).isEqualTo(new Lost("CPU:1 [LOST 96 EVENTS]", 1, 96));
        assertThat(TraceText.line("CPU:12 [LOST EVENTS]")).isEqualTo(new Lost("CPU:12 [LOST EVENTS]", 12, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "CPU:1 [LOST", "CPU:x [LOST 3 EVENTS]", "CPU:1 [LOST 3 EVENTS] and more", "            ping-4711",
                "            ping 4711    [001] ..s21 1.000001: bpf_trace_printk: x",
        "            ping-4711    [001] ..s21 1.000001: tracing_mark_write: x",
                "            ping-4711    [001] ..s21 yesterday: bpf_trace_printk: x",
        "            ping-4711    [cpu] ..s21 1.000001: bpf_trace_printk: x",
                "            ping-4711    [001] ..s21 1.01: bpf_trace_printk: x", "the second line of a text",
    })
    void anything_else_is_kept_as_it_is(String raw) {
        assertThat(TraceText.line(raw)).isEqualTo(new Other(raw));
    }

    @Test
    void no_damaged_line_stops_the_parser() {
        byte[] good =
                "            ping-4711    [001] ..s21 14762.123456: bpf_trace_printk: text".getBytes(
                        StandardCharsets.UTF_8);
        Random random = new Random(4711);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(3); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            assertThat(new TraceParser().parse(bad, 0, bad.length, StandardCharsets.UTF_8).raw())
                    .isEqualTo(new String(bad, StandardCharsets.UTF_8));
        }
    }

    @Test
    void pieces_are_cut_at_line_ends_wherever_they_were_torn() {
        byte[] text = "CPU:1 [LOST 96 EVENTS]\n\nsecond \u00e9\nthird".getBytes(StandardCharsets.UTF_8);
        for (int torn = 0; torn <= text.length; torn++) {
            Lines lines = new Lines();
            List<TraceLine> found = new ArrayList<>();
            lines.cut(Arrays.copyOf(text, torn), found);
            lines.cut(Arrays.copyOfRange(text, torn, text.length), found);
            assertThat(found).extracting(TraceLine::raw).containsExactly("CPU:1 [LOST 96 EVENTS]", "", "second \u00e9");
            lines.cut("\n".getBytes(StandardCharsets.UTF_8), found);
            assertThat(found).last().isEqualTo(new Other("third"));
        }
    }

    @Test
    void a_line_end_that_a_program_prints_makes_no_line_of_its_own() {
        String head = "            ping-4711    [001] ..s21 14762.123456: ";
        List<TraceLine> found = new ArrayList<>();
        new Lines().cut((head + "bpf_trace_printk: one\n\n" + head + "bpf_trace_printk: two\n\n\nlines\n\n" + head
                + "tracing_mark_write: mark\n\nCPU:1 [LOST 96 EVENTS]\n").getBytes(StandardCharsets.UTF_8), found);
        assertThat(found).extracting(line -> line.raw().replace(head, "")).containsExactly("bpf_trace_printk: one",
                "bpf_trace_printk: two", "", "", "lines", "tracing_mark_write: mark", "CPU:1 [LOST 96 EVENTS]");
    }
}
