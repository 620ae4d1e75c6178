package bpflab.trace;

import java.time.Duration;

/**
 * What comes out of trace_pipe. Control characters of tasks and texts are in it as they came: who prints a line cleans
 * it.
 */
public sealed interface TraceLine {
    /** The line as it stands in trace_pipe. */
    String raw();

    /**
     * A line that a program printed.
     *
     * @param task the name of the task that the program interrupted
     * @param pid its number
     * @param cpu where it ran
     * @param at time since boot
     * @param text what was printed
     */
    record Printed(String raw, String task, int pid, int cpu, Duration at, String text) implements TraceLine {}

    /** Lines that were overwritten before anyone read them; {@code events} is 0 where the kernel lost count, too. */
    record Lost(String raw, int cpu, long events) implements TraceLine {}

    /** A line of any other form. */
    record Other(String raw) implements TraceLine {}
}
