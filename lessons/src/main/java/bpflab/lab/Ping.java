package bpflab.lab;

import bpflab.machine.ProcessGroup;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tool ping (iputils), at the speed of a wire that is 1 µs long. It is a group of its own: a Ctrl-C at the terminal
 * is for whoever waits for it, and one that it got first would look like a failure of the lab.
 */
final class Ping {
    private static final String BETWEEN_SECONDS = "0.05";
    private static final String WAIT_SECONDS = "0.4";
    private static final Pattern ANSWER = Pattern.compile("bytes from .*icmp_seq=(\\d+) .*time=([0-9.]+) ms");
    private static final Pattern SENT = Pattern.compile("(\\d+) packets transmitted");

    /** Starts a process here or in the peer; it stays where it was started. */
    interface Starter {
        ProcessGroup start(Callable<ProcessGroup> how) throws Exception;
    }

    private Ping() {}

    /**
     * Pings, and ends the tool when the thread is interrupted.
     *
     * @param target option and address: {@code -4 10.11.0.2}
     */
    static PingResult run(Starter starter, List<String> target, int count) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("ping", "-n", "-c", String.valueOf(count), "-i", BETWEEN_SECONDS, "-W", WAIT_SECONDS));
        command.addAll(target);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).environment().put("LC_ALL", "C");
        ProcessGroup group = start(starter, builder);
        Process ping = group.leader();
        try {
            // What ping writes fits the pipe as long as the count is small, so it never waits for us.
            if (!ping.waitFor(patienceSeconds(count), TimeUnit.SECONDS)) {
                throw Trouble.failed("ping did not end", "it was given " + patienceSeconds(count) + " s", ":lab status")
                        .toException();
            }
            return read(new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            if (ping.isAlive()) {
                group.close();
            }
        }
    }

    /** Reads what ping wrote. A sequence number that is answered twice counts once. */
    static PingResult read(String output) {
        Matcher sent = SENT.matcher(output);
        if (!sent.find()) {
            throw Trouble.failed(
                    "ping could not be sent", "ping says: " + output.lines().findFirst().orElse("nothing"),
                            ":lab status").toException();
        }
        Set<String> seen = new HashSet<>();
        List<Duration> times = new ArrayList<>();
        Matcher answers = ANSWER.matcher(output);
        while (answers.find()) {
            if (seen.add(answers.group(1))) {
                times.add(Duration.ofNanos(Math.round(Double.parseDouble(answers.group(2)) * 1e6)));
            }
        }
        int unreachable = (int) output.lines().filter(line -> line.contains("Unreachable")).count();
        return new PingResult(Integer.parseInt(sent.group(1)), times, unreachable);
    }

    private static int patienceSeconds(int count) {
        return 10 + count;
    }

    private static ProcessGroup start(Starter starter, ProcessBuilder builder) throws Exception {
        try {
            return starter.start(() -> ProcessGroup.start(builder));
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot ping", "the tool ping cannot be run: " + e.getMessage(), "!apt-get install iputils-ping")
                            .toException(e);
        }
    }
}
