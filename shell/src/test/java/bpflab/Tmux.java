package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A terminal with a program in it. What is typed and seen goes through tmux, as a person's would. */
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path sockets = Files.createTempDirectory("bpflab-tmux");

    /** Starts a shell line in a window of that size. When it ends, its exit status stands on the screen. */
    Tmux(int columns, int rows, Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("trap : INT; "); // Ctrl-C is for the program
        environment.forEach(
                (name, value) -> line.append("export ").append(name).append('=').append(quoted(value)).append("; "));
        command.forEach(word -> line.append(quoted(word)).append(' '));
        line.append("; echo left with $?; exec cat");
        tmux("-f", "/dev/null", "new-session", "-d", "-x", String.valueOf(columns), "-y", String.valueOf(rows), "-c",
                folder.toString(), "sh", "-c", line.toString());
    }

    /** Types letters, without Enter. */
    Tmux type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", text);
        return this;
    }

    /** Presses keys by tmux's names: {@code Enter}, {@code Tab}, {@code C-c}. */
    Tmux press(String... keys) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /** Gives the window another size. */
    Tmux resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        return this;
    }

    /** Looks until the screen holds the words. */
    Tmux await(String words) throws IOException, InterruptedException {
        return await("\"" + words + "\"", lines -> lines.stream().anyMatch(line -> line.contains(words)));
    }

    /** Looks until the line of the cursor, the last that is not empty, begins so. */
    Tmux awaitPrompt(String start) throws IOException, InterruptedException {
        return await(
                "a last line beginning \"" + start + "\"",
                        lines -> !lines.isEmpty() && lines.get(lines.size() - 1).startsWith(start));
    }

    /** The screen's lines down to the last that is not empty. */
    List<String> screen() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(tmux("capture-pane", "-p").lines().map(String::stripTrailing).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private Tmux await(String what, Predicate<List<String>> seen) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = screen();
        while (!seen.test(lines) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            lines = screen();
        }
        assertThat(seen.test(lines)).as("%s on the screen:%n%s", what, String.join("\n", lines)).isTrue();
        return this;
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket().toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private Path socket() {
        return sockets.resolve("socket");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(socket()); // tmux leaves it
        Files.delete(sockets);
    }
}
