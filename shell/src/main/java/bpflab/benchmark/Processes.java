package bpflab.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Child processes with a stop-watch. */
final class Processes {
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[=>78A-Z])");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Processes() {}

    /**
     * From start to end, its output read and dropped.
     *
     * @throws IOException it cannot be started, or its status is not 0
     */
    static Duration time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        int status = process.waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (status != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with status " + status + ": "
                            + new String(output, StandardCharsets.UTF_8).strip());
        }
        return took;
    }

    /**
     * From start to the moment when a line on its terminal looks like a prompt; then Ctrl-D, and its end awaited.
     * {@code script} of util-linux makes the terminal.
     *
     * @throws IOException it ended without a prompt, or showed none within 30 seconds
     */
    static Duration timeToPrompt(String command, Pattern prompt, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", command, "/dev/null").redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        StringBuilder seen = new StringBuilder();
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).execute(process::destroy);
        try {
            byte[] buffer = new byte[8192];
            InputStream out = process.getInputStream();
            for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
                seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                if (prompt.matcher(plain(seen)).find()) {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    process.getOutputStream().write(4);
                    process.getOutputStream().flush();
                    out.transferTo(OutputStream.nullOutputStream());
                    process.waitFor();
                    return took;
                }
            }
        } finally {
            // With script its terminal goes, and the kernel hangs up on all who sit at that.
            process.destroy();
        }
        throw new IOException(command + " ended without a prompt: " + plain(seen).strip());
    }

    /** Text without what only the terminal reads; a return to the start of the line begins a line. */
    private static String plain(CharSequence text) {
        return ESCAPES.matcher(text).replaceAll("").replace('\r', '\n');
    }
}
