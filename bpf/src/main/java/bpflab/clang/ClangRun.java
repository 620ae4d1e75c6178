package bpflab.clang;

import bpflab.machine.ProcessGroup;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of clang, finished: {@code output} is what it wrote to stdout, {@code said} what it wrote to stderr. */
record ClangRun(int status, byte[] output, String said, Duration took) {
    /** An object of a million instructions with its types has some 30 MB. */
    private static final int MOST_OUTPUT = 256 << 20;
    /** A person reads the first messages; the rest of a file that repeats one a million times is dropped. */
    private static final int MOST_SAID = 4 << 20;
    /** A macro can include what {@link Includes} does not see: a pipe has no end. The slowest sources take seconds. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * Runs it to its end. Nothing goes through files, so nothing is left behind, whatever happens.
     *
     * @throws InterruptedException the thread was interrupted: clang is ended first
     * @throws bpflab.trouble.TroubleException it cannot be started, or does not end
     */
    static ClangRun of(List<String> command) throws InterruptedException {
        return of(command, LONGEST);
    }

    static ClangRun of(List<String> command, Duration longest) throws InterruptedException {
        return finished(start(command), longest);
    }

    /** What a group that was started comes to. */
    static ClangRun finished(ProcessGroup group) throws InterruptedException {
        return finished(group, LONGEST);
    }

    private static ClangRun finished(ProcessGroup group, Duration longest) throws InterruptedException {
        long begin = System.nanoTime();
        Process process = group.leader();
        try {
            CompletableFuture<byte[]> output = drain(process.getInputStream(), MOST_OUTPUT);
            CompletableFuture<byte[]> said = drain(process.getErrorStream(), MOST_SAID);
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Trouble.failed(
                        "clang did not finish", "it ran for " + longest.toSeconds() + " seconds and was ended",
                        "does the file include a pipe, or one that never ends?").toException();
            }
            int status = process.exitValue();
            String text = new String(said.join(), StandardCharsets.UTF_8);
            return new ClangRun(status, output.join(), text, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            if (process.isAlive()) {
                group.close();
            }
        }
    }

    private static ProcessGroup start(List<String> command) {
        try {
            return ProcessGroup.start(builder(command));
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot run " + command.get(0), e.getMessage(),
                            "!apt-get install clang   # or name another with CLANG=/path/to/clang").toException(e);
        }
    }

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Reads on a thread of its own: a blocked read cannot be interrupted, the wait for the process can. */
    private static CompletableFuture<byte[]> drain(InputStream stream, int most) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (stream) {
                byte[] kept = stream.readNBytes(most);
                stream.transferTo(OutputStream.nullOutputStream());
                bytes.complete(kept);
            } catch (IOException e) {
                bytes.completeExceptionally(new UncheckedIOException(e));
            }
        }, "bpflab-clang");
        reader.setDaemon(true);
        reader.start();
        return bytes;
    }
}
