package bpflab.trace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One line of trace_pipe: kernel/trace/trace_output.c, {@code trace_print_context}, and for what was lost
 * {@code print_trace_line}.
 *
 * <pre>
 *            ping-4711    [001] ..s21 14762.123456: bpf_trace_printk: text
 * CPU:1 [LOST 96 EVENTS]
 * </pre>
 *
 * <p>A task's name may hold blanks, dashes and brackets, but its column has a fixed width; so the line is read by
 * place, in bytes.
 */
final class TraceParser {
    private static final int TASK_BYTES = 16;
    private static final String EVENT = "bpf_trace_printk: ";

    private final byte[] line;
    private int at;

    TraceParser(byte[] line) {
        this.line = line;
    }

    TraceLine parse() {
        TraceLine printed = startsWith("CPU:") ? lost() : printed();
        return printed != null ? printed : new TraceLine.Other(text(0));
    }

    private TraceLine lost() {
        skip("CPU:");
        int cpu = (int) number();
        boolean known = cpu >= 0 && skip(" [LOST ");
        long events = startsWith("EVENTS]") ? 0 : number();
        boolean whole = known && events >= 0 && (skip("EVENTS]") || skip(" EVENTS]")) && at == line.length;
        return whole ? new TraceLine.Lost(text(0), cpu, events) : null;
    }

    private TraceLine printed() {
        at = TASK_BYTES;
        if (!skip("-")) {
            return null;
        }
        int pid = (int) number();
        blanks();
        skipTaskGroup();
        int cpu = skip("[") ? (int) number() : -1;
        if (pid < 0 || cpu < 0 || !skip("] ")) {
            return null;
        }
        blanks();
        word();
        blanks();
        Duration time = time();
        return time != null && skip(": ") && skip(EVENT)
                ? new TraceLine.Printed(text(0), task(), pid, cpu, time, text(at))
                : null;
    }

    /** {@code (  4711)} or {@code (-------)}, which the option record-tgid puts before the CPU. */
    private void skipTaskGroup() {
        if (startsWith("(")) {
            while (at < line.length && line[at] != '[') {
                at++;
            }
        }
    }

    /** Seconds and microseconds. */
    private Duration time() {
        long seconds = number();
        if (seconds < 0 || !skip(".")) {
            return null;
        }
        int start = at;
        long fraction = number();
        return fraction >= 0 && at - start == 6 ? Duration.ofSeconds(seconds, fraction * 1000) : null;
    }

    private String task() {
        return new String(line, 0, TASK_BYTES, StandardCharsets.UTF_8).stripLeading();
    }

    private String text(int from) {
        return new String(line, from, line.length - from, StandardCharsets.UTF_8);
    }

    private boolean startsWith(String words) {
        if (at + words.length() > line.length) {
            return false;
        }
        for (int i = 0; i < words.length(); i++) {
            if (line[at + i] != words.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean skip(String words) {
        boolean there = startsWith(words);
        at += there ? words.length() : 0;
        return there;
    }

    private void blanks() {
        while (at < line.length && line[at] == ' ') {
            at++;
        }
    }

    private void word() {
        while (at < line.length && line[at] != ' ') {
            at++;
        }
    }

    /** A number of up to 18 digits, -1 when there is none. */
    private long number() {
        int start = at;
        long number = 0;
        while (at < line.length && at - start < 18 && line[at] >= '0' && line[at] <= '9') {
            number = number * 10 + line[at++] - '0';
        }
        return at == start ? -1 : number;
    }
}
