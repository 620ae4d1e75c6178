package bpflab.view;

import bpflab.trace.TraceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Trace lines as a person reads them: the time of day, the task, the CPU, the text. */
public final class TraceText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

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

    /** One line as data. */
    public static Map<String, Object> data(TraceLine line) {
        if (line instanceof TraceLine.Printed printed) {
            return Data.object("task", printed.task(), "pid", printed.pid(), "cpu", printed.cpu(),
                    "seconds", printed.at().toNanos() / 1e9, "text", printed.text().stripTrailing());
        } else if (line instanceof TraceLine.Lost lost) {
            return Data.object("lost", lost.events(), "cpu", lost.cpu());
        }
        return Data.object("raw", line.raw());
    }
}
