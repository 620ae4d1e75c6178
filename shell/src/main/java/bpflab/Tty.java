package bpflab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a stream of this process is a terminal, asked of {@code /proc} so that no native library is loaded for it.
 */
final class Tty {
    private static final List<String> TERMINALS =
            List.of("/dev/pts/", "/dev/tty", "/dev/console", "/dev/hvc", "/dev/ttyS");

    private Tty() {}

    /** Whether both standard input and output are: only then can a person be asked for lines. */
    static boolean isInteractive() {
        return isTerminal(0) && isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(descriptor))).toString();
            return TERMINALS.stream().anyMatch(target::startsWith);
        } catch (IOException closed) {
            return false;
        }
    }
}
