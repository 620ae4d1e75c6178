package bpflab.lab;

import bpflab.linux.NetworkNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that holds a lab until it is told to end: what the tests kill. */
final class LabHolder implements AutoCloseable {
    private final Process process;

    private LabHolder(Process process) {
        this.process = process;
    }

    /** Brings the lab up, says so, and takes it down when its input ends. */
    public static void main(String... arguments) throws IOException {
        try (Lab lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            System.out.println(lab.status().sharedWith().isEmpty() ? "ours" : "shared");
            System.in.read();
        }
    }

    /**
     * Starts one.
     *
     * @return when its lab is up
     */
    static LabHolder start(String expected) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Process process =
                new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                                LabHolder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII);
        if (!said.equals(expected)) {
            process.destroyForcibly();
            throw new AssertionError("the other process says \"" + said + "\", not \"" + expected + "\"");
        }
        return new LabHolder(process);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end in order. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
