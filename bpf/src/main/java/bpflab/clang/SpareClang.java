package bpflab.clang;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A clang that waits between two texts that are looked at: who mends a text loads it again soon, and then most of what
 * clang costs is behind it. It has some 12 MB of its own, so it ends when nobody comes for it.
 */
final class SpareClang implements AutoCloseable {
    private static final Duration WAITS = Duration.ofMinutes(2);

    private final Path clang;
    private final Executor later;
    /** Null while none waits. */
    private WaitingClang ready;
    private boolean closed;

    /** None waits yet. */
    SpareClang(Path clang) {
        this(clang, CompletableFuture.delayedExecutor(WAITS.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Keeps none. */
    static SpareClang never(Path clang) {
        SpareClang never = new SpareClang(clang);
        never.close();
        return never;
    }

    /** @param later runs what is to be done when nobody came */
    SpareClang(Path clang, Executor later) {
        this.clang = clang;
        this.later = later;
    }

    /** The one that waits, else one that is not started; the caller closes it. */
    synchronized WaitingClang take() {
        WaitingClang taken = ready == null ? new WaitingClang(clang) : ready.moved();
        ready = null;
        return taken;
    }

    /** Takes back one that nobody had need of, and has another wait for one that was used. */
    synchronized void giveBack(WaitingClang taken) {
        if (closed || ready != null) {
            return;
        }
        if (taken.waits()) {
            ready = taken.moved();
        } else if (taken.wasUsed()) {
            ready = new WaitingClang(clang);
            ready.start();
        }
        WaitingClang waiting = ready;
        if (waiting != null) {
            later.execute(() -> end(waiting));
        }
    }

    /** Ends one, if it still waits. */
    private synchronized void end(WaitingClang started) {
        if (ready == started) {
            ready = null;
            started.close();
        }
    }

    /** Ends the one that waits; no other will. */
    @Override
    public synchronized void close() {
        closed = true;
        if (ready != null) {
            end(ready);
        }
    }
}
