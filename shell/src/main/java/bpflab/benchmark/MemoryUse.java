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
import java.util.stream.Stream;

/**
 * What a session takes at most: {@code VmHWM} of /proc/PID/status, asked by the session itself. libLLVM, some 50 MB, is
 * opened when the first machine code is shown.
 */
final class MemoryUse {
    private static final int GOAL_MEGABYTES = 150;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private static final String ASK = "java.nio.file.Files.readAllLines(java.nio.file.Path.of(\"/proc/self/status\"))"
            + ".forEach(System.out::println)";

    private MemoryUse() {}

    static View view(Path home, Path file) throws IOException, InterruptedException {
        List<String> withJava = List.of(
                ":load " + file, "var sum = 0", "for (int i = 0; i < 1000; i++) sum += i", "System.out.println(sum)",
                ":dump xlated small", ":dump elf " + file, ":programs --all");
        double java = megabytes(home, withJava);
        double machine = megabytes(home, Stream.concat(withJava.stream(), Stream.of(":dump all small")).toList());
        return View.of(
                Line.of("memory: the most that a session took"),
                Line.of(String.format(Locale.ROOT, "  %4.0f MB   with Java used   goal %d MB   %s", java,
                        GOAL_MEGABYTES, java <= GOAL_MEGABYTES ? "✓" : "✗")),
                Line.of(String.format(Locale.ROOT, "  %4.0f MB   and machine code shown, by libLLVM", machine)),
                Line.EMPTY);
    }

    private static double megabytes(Path home, List<String> lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(home.resolve("bpflab").toString()).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", lines) + "\n" + ASK + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher peak = PEAK.matcher(said);
        if (!peak.find()) {
            throw new IOException("the session did not tell its memory:\n" + said);
        }
        return Long.parseLong(peak.group(1)) / 1024.0;
    }
}
