package bpflab.check;

import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What programs print while BPF_PROG_TEST_RUN runs them. They run on the thread that asks for it, whose number stands
 * in each of their lines: so lines of other programs on this machine are told apart. In a container that numbers
 * threads for itself there are no lines to be seen, of no program.
 */
record PrintedHere(TraceInstance trace, int thread) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * From here on, by this thread.
     *
     * @throws InterruptedException Ctrl-C
     */
    static PrintedHere from(TraceInstance trace) throws InterruptedException {
        trace.upToNow(PATIENCE);
        return new PrintedHere(trace, here());
    }

    /**
     * What this thread's programs printed since the last time.
     *
     * @throws InterruptedException Ctrl-C
     */
    List<String> texts() throws InterruptedException {
        return trace.upToNow(PATIENCE).stream()
                .filter(TraceLine.Printed.class::isInstance)
                .map(TraceLine.Printed.class::cast)
                .filter(line -> line.pid() == thread)
                .map(line -> line.text().strip())
                .toList();
    }

    private static int here() {
        try {
            return Integer.parseInt(
                    Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
