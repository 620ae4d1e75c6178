package bpflab.view;

import bpflab.trace.TraceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Trace lines as a person reads them: the time of day, the task, the CPU, the text. */
public final class TraceText {
    /** A time of day, as it stands in front of what came by. */
    public static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Instant boot;

    /**
     * Counts from when the machine started: now less {@code /proc/uptime}; the trace clock may drift from it by
     * milliseconds.
     */
    public TraceText() {
        this.boot = Instant.now().minus(uptime());
    }

    private static Duration uptime() {
        try {
            return Duration.ofMillis(
                    (long) (1000 * Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0])));
        } catch (IOException | NumberFormatException unknown) {
            return Duration.ofNanos(System.nanoTime());
        }
    }

    /** One line. */
    public Line line(TraceLine line) {
        if (line instanceof TraceLine.Printed printed) {
            String who = printed.task() + "-" + printed.pid();
            return Line.of(
                    new Span(CLOCK.format(boot.plus(printed.at()).atZone(ZoneId.systemDefault())) + "  ", Role.MUTED),
                    Span.of(Width.padded(who, 16) + "  "),
                    new Span("cpu " + printed.cpu() + "   ", Role.MUTED),
                    Span.of(printed.text().stripTrailing()));
        } else if (line instanceof TraceLine.Lost lost) {
            return Line.of("              … " + Units.count(lost.events()) + " lost on cpu " + lost.cpu(), Role.WARN);
        }
        return Line.of(line.raw(), Role.MUTED);
    }

    /** What a program printed, as data. */
    private record Printed(String task, int pid, int cpu, double seconds, String text) {}

    /** What the kernel had no room for, as data. */
    private record Lost(long lost, int cpu) {}

    /** What is neither, as data. */
    private record Other(String raw) {}

    /** One line as data. */
    public static Record data(TraceLine line) {
        if (line instanceof TraceLine.Printed printed) {
            return new Printed(printed.task(), printed.pid(), printed.cpu(), printed.at().toNanos() / 1e9,
                    printed.text().stripTrailing());
        }
        return line instanceof TraceLine.Lost lost ? new Lost(lost.events(), lost.cpu()) : new Other(line.raw());
    }
}
