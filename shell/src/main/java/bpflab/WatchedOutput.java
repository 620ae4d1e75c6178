package bpflab;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output, which remembers why it could not be written: PrintStream only says that. */
final class WatchedOutput extends OutputStream {
    private final OutputStream to;
    private Optional<IOException> failure = Optional.empty();

    WatchedOutput(OutputStream to) {
        this.to = to;
    }

    /** Whether something that was said did not get there. */
    synchronized boolean isBroken() {
        return failure.isPresent();
    }

    /** What to say of it: nothing of a reader that has read enough, as {@code head} does. */
    synchronized Optional<Trouble> trouble() {
        if (failure.isEmpty()) {
            return Optional.empty();
        }
        return failure.map(IOException::getMessage)
                .filter(why -> !why.equals("Broken pipe"))
                .map(why -> why.equals("Bad file descriptor")
                        ? Trouble.failed("cannot write standard output", "it is closed", "bpflab -c LINE > FILE")
                        : Trouble.failed("cannot write standard output", "the system says: " + why,
                                "df -h   # shows which file system is full"));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        try {
            to.write(bytes, offset, count);
        } catch (IOException full) {
            failure = failure.or(() -> Optional.of(full));
            throw full;
        }
    }
}
