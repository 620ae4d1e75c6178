package bpflab.command;

import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * {@code !command}: the user's shell runs it in the student's folder. Its output comes line by line; it has no input.
 */
final class SystemLine {
    private final Path folder;

    SystemLine(Path folder) {
        this.folder = folder;
    }

    Answer run(String command, Screen screen) throws InterruptedException {
        if (command.isEmpty()) {
            throw Trouble.usage("nothing to run", "behind the ! stands a system command", "!ip link").toException();
        }
        Process process = start(command);
        List<String> output = new ArrayList<>();
        try {
            BlockingQueue<Optional<String>> lines = reading(process);
            for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
                output.add(line.get());
                screen.show(View.of(Line.of(line.get())));
            }
            return answer(command, process.waitFor(), output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Process start(String command) {
        String shell = System.getenv().getOrDefault("SHELL", "/bin/sh");
        try {
            return new ProcessBuilder(new File(shell).canExecute() ? shell : "/bin/sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException cause) {
            throw Trouble.failed("cannot run " + command, cause.getMessage(), "!ls -l " + folder).toException(cause);
        }
    }

    /** A thread of its own reads, because reading from a pipe does not answer to Ctrl-C; an empty item is the end. */
    private static BlockingQueue<Optional<String>> reading(Process process) {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                in.lines().map(Optional::of).forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException ended) {
                // Ended by Ctrl-C: what came is there.
            } finally {
                lines.add(Optional.empty());
            }
        }, "system command");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    /** How a command ended, as data. */
    private record Ended(int status, List<String> output) {}

    private static Answer answer(String command, int status, List<String> output) {
        Ended data = new Ended(status, output);
        if (status == 0) {
            return Answer.of(View.NOTHING, data);
        }
        Trouble trouble = Trouble.failed(command + " failed", "it ended with status " + status, "");
        return Answer.no(View.of(Line.of("status " + status, Role.BAD)), data, trouble);
    }
}
