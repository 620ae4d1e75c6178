package bpflab.benchmark;

import bpflab.view.Line;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a session takes at most, with Java used: {@code VmHWM} of /proc/PID/status, asked by the session itself. */
final class MemoryUse {
    private static final int GOAL_MEGABYTES = 150;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private MemoryUse() {}

    static View view(Path home, Path file) throws IOException, InterruptedException {
        List<String> lines = List.of(
                ":load " + file, "var sum = 0", "for (int i = 0; i < 1000; i++) sum += i", "System.out.println(sum)",
                ":dump all small", ":dump xlated small", ":programs --all",
                "java.nio.file.Files.readAllLines(java.nio.file.Path.of(\"/proc/self/status\"))"
                        + ".forEach(System.out::println)");
        Process process = new ProcessBuilder(home.resolve("bpflab").toString()).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher peak = PEAK.matcher(said);
        if (!peak.find()) {
            throw new IOException("the session did not tell its memory:\n" + said);
        }
        double megabytes = Long.parseLong(peak.group(1)) / 1024.0;
        return View.of(
                Line.of("memory: the most that a session took, with Java used"),
                Line.of(String.format(Locale.ROOT, "  %.0f MB   goal %d MB   %s", megabytes, GOAL_MEGABYTES,
                        megabytes <= GOAL_MEGABYTES ? "✓" : "✗")),
                Line.EMPTY);
    }
}
