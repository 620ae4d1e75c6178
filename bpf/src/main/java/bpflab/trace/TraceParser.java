package bpflab.trace;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

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
 * place, in bytes. Programs print a million lines a second: each costs its strings and no copy more, and the task that
 * printed the line before is not made anew.
 */
final class TraceParser {
    private static final int TASK_BYTES = 16;
    private static final byte[] EVENT = ascii("bpf_trace_printk: ");
    private static final byte[] CPU = ascii("CPU:");
    private static final byte[] LOST = ascii(" [LOST ");
    private static final byte[] EVENTS = ascii("EVENTS]");
    private static final byte[] MORE_EVENTS = ascii(" EVENTS]");
    private static final byte[] END_OF_CPU = ascii("] ");

    private byte[] bytes;
    private int start;
    private int at;
    private int end;
    private Charset charset = StandardCharsets.UTF_8;
    private byte[] lastTask = {};
    private String lastTaskName = "";

    /**
     * The line that stands there in a piece of trace_pipe, without its line end.
     *
     * @param charset a faster one than UTF-8 where the line is known to need no more
     */
    TraceLine parse(byte[] piece, int from, int to, Charset charset) {
        this.charset = charset;
        bytes = piece;
        start = from;
        at = from;
        end = to;
        TraceLine known = startsWith(CPU) ? lost() : printed();
        return known != null ? known : new TraceLine.Other(text(start));
    }

    private static byte[] ascii(String words) {
        return words.getBytes(StandardCharsets.US_ASCII);
    }

    private TraceLine lost() {
        skip(CPU);
        int cpu = (int) number();
        boolean known = cpu >= 0 && skip(LOST);
        long events = startsWith(EVENTS) ? 0 : number();
        boolean whole = known && events >= 0 && (skip(EVENTS) || skip(MORE_EVENTS)) && at == end;
        return whole ? new TraceLine.Lost(text(start), cpu, events) : null;
    }

    private TraceLine printed() {
        at = start + TASK_BYTES;
        if (!skip('-')) {
            return null;
        }
        int pid = (int) number();
        blanks();
        skipTaskGroup();
        int cpu = skip('[') ? (int) number() : -1;
        if (pid < 0 || cpu < 0 || !skip(END_OF_CPU)) {
            return null;
        }
        blanks();
        word();
        blanks();
        Duration time = time();
        return time != null && skip(':') && skip(' ') && skip(EVENT)
                ? new TraceLine.Printed(text(start), task(), pid, cpu, time, text(at))
                : null;
    }

    /** {@code (  4711)} or {@code (-------)}, which the option record-tgid puts before the CPU. */
    private void skipTaskGroup() {
        if (startsWith('(')) {
            while (at < end && bytes[at] != '[') {
                at++;
            }
        }
    }

    /** Seconds and microseconds. */
    private Duration time() {
        long seconds = number();
        if (seconds < 0 || !skip('.')) {
            return null;
        }
        int first = at;
        long fraction = number();
        return fraction >= 0 && at - first == 6 ? Duration.ofSeconds(seconds, fraction * 1000) : null;
    }

    private String task() {
        int to = start + TASK_BYTES;
        if (!Arrays.equals(bytes, start, to, lastTask, 0, lastTask.length)) {
            lastTask = Arrays.copyOfRange(bytes, start, to);
            lastTaskName = new String(lastTask, StandardCharsets.UTF_8).stripLeading();
        }
        return lastTaskName;
    }

    private String text(int from) {
        return new String(bytes, from, end - from, charset);
    }

    private boolean startsWith(byte[] words) {
        int to = at + words.length;
        return to <= end && Arrays.equals(bytes, at, to, words, 0, words.length);
    }

    private boolean startsWith(char letter) {
        return at < end && bytes[at] == letter;
    }

    private boolean skip(byte[] words) {
        boolean there = startsWith(words);
        at += there ? words.length : 0;
        return there;
    }

    private boolean skip(char letter) {
        boolean there = startsWith(letter);
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }

    private void word() {
        while (at < end && bytes[at] != ' ') {
            at++;
        }
    }

    /** A number of up to 18 digits, -1 when there is none. */
    private long number() {
        int first = at;
        long number = 0;
        while (at < end && at - first < 18 && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at++] - '0';
        }
        return at == first ? -1 : number;
    }
}
