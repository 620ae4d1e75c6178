package bpflab.trace;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a field of a tracepoint has in the events that come in a short time. */
public final class EventValues {
    private static final int MOST = 1000;

    private EventValues() {}

    /**
     * The values, as the kernel writes them with its option {@code fields} (since Linux 6.4), numbers in decimal; none
     * where it has no such option, or tracefs cannot be used.
     *
     * @throws InterruptedException Ctrl-C
     */
    public static List<String> of(String tracepoint, String field, Duration time) throws InterruptedException {
        Pattern pattern = Pattern.compile("\\b" + Pattern.quote(field)
                + "(?:\\[\\d*])?=(?:0x\\p{XDigit}+ \\((-?\\d+)\\)|(.*?)(?=\\s\\w+=|\\s*$))");
        List<String> found = new ArrayList<>();
        try (TraceInstance trace = TraceInstance.open("event")) {
            Path on = trace.folder().resolve("events").resolve(tracepoint).resolve("enable");
            Files.writeString(trace.folder().resolve("options/fields"), "1");
            Files.writeString(on, "1");
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0 && found.size() < MOST; left = end - System.nanoTime()) {
                for (TraceLine line : trace.read(Duration.ofNanos(left))) {
                    Matcher value = pattern.matcher(line.raw());
                    if (value.find()) {
                        found.add(value.group(1) != null ? value.group(1) : value.group(2));
                    }
                }
            }
            Files.writeString(on, "0");
        } catch (IOException | TroubleException notHere) {
            return found;
        }
        return found;
    }
}
