package bpflab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** bpflab as a process of its own, with these very classes. */
final class Child {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Child() {}

    /** What it printed, both streams together, and its exit status. */
    record Ended(int status, List<String> output) {
        String text() {
            return String.join("\n", output);
        }
    }

    /** The command line that starts it. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dbpflab.home=" + Tree.TOP,
                "-cp", classPath(), "bpflab.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Its own folder is another one. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A student of its own, at home in a folder. */
    static Map<String, String> student(Path home) {
        return Map.of("HOME", home.toString(), "XDG_STATE_HOME", home.resolve("state").toString());
    }

    /**
     * Runs it to its end, without a terminal and without input.
     *
     * @throws IOException it cannot be started, or does not end
     */
    static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(folder, environment, PATIENCE, arguments);
    }

    /** The same, for what takes longer. */
    static Ended run(Path folder, Map<String, String> environment, Duration patience, String... arguments)
            throws IOException, InterruptedException {
        return ended(folder, environment, patience, command(arguments));
    }

    /** The same for any program. */
    static Ended ended(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return ended(folder, environment, PATIENCE, command);
    }

    private static Ended ended(Path folder, Map<String, String> environment, Duration patience, List<String> command)
            throws IOException, InterruptedException {
        File output = File.createTempFile("bpflab-child", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(command + " did not end: " + Tree.text(output.toPath()));
            }
            return new Ended(process.exitValue(), Tree.text(output.toPath()).lines().toList());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            output.delete();
        }
    }
}
