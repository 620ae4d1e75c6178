package bpflab.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that a command writes, up to a mark and the command's status behind it. The end of the pipe is none: what
 * the command left in the background holds it open. A thread of its own reads, as reading from a pipe does not answer
 * to Ctrl-C; behind the mark it reads on and drops it, so that nobody waits for us.
 */
final class SystemOutput {
    /** A longer line is given in pieces, so that one without an end needs no memory. */
    private static final int LONGEST = 1 << 16;

    private final String mark;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(10_000);
    private Optional<Optional<String>> ahead = Optional.empty();
    private volatile OptionalInt status = OptionalInt.empty();

    private SystemOutput(String mark) {
        this.mark = mark;
    }

    /** Reads what a process writes, which comes out of a stream. */
    static SystemOutput of(Process process, InputStream stream, String mark) {
        SystemOutput output = new SystemOutput(mark);
        Thread reader = new Thread(() -> output.read(stream), "bpflab-system");
        reader.setDaemon(true);
        reader.start();
        // Somebody ended the very shell that would have written the mark; what it wrote before is read by then.
        process.onExit()
                .thenRunAsync(output::end, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        return output;
    }

    /**
     * Waits for the next line, or the end.
     *
     * @return whether there is one of them before the time is over
     */
    boolean isReady(Duration most) throws InterruptedException {
        if (ahead.isEmpty()) {
            ahead = Optional.ofNullable(lines.poll(most.toNanos(), TimeUnit.NANOSECONDS));
        }
        return ahead.isPresent();
    }

    /** The next line; empty behind the last. */
    Optional<String> next() throws InterruptedException {
        Optional<String> line = ahead.isPresent() ? ahead.get() : lines.take();
        ahead = Optional.empty();
        return line;
    }

    /** The status behind the mark; none if there was no mark. */
    OptionalInt status() {
        return status;
    }

    private void read(InputStream stream) {
        try (Reader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != '\n') {
                    line.append((char) c);
                }
                if (c == '\n' || line.length() == LONGEST) {
                    take(line.toString());
                    line.setLength(0);
                }
            }
            if (line.length() > 0) {
                take(line.toString());
            }
        } catch (IOException ended) {
            // By Ctrl-C: what came is there.
        } finally {
            end();
        }
    }

    private void take(String line) {
        int end = line.indexOf(mark);
        if (status.isPresent()) {
            return;
        }
        if (end < 0) {
            put(Optional.of(line));
            return;
        }
        if (end > 0) {
            put(Optional.of(line.substring(0, end)));
        }
        status = OptionalInt.of(Integer.parseInt(line.substring(end + mark.length())));
        end();
    }

    private void end() {
        put(Optional.empty());
    }

    private void put(Optional<String> line) {
        try {
            lines.put(line);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
