package bpflab.bench;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things later, unless the bench ends before. Its thread is made for the first of them. */
public final class Timer implements AutoCloseable {
    private ScheduledExecutorService executor;

    /** Does something after a time, on a thread of its own. */
    public synchronized void after(Duration delay, Runnable task) {
        if (executor == null) {
            executor = Executors.newSingleThreadScheduledExecutor(runnable -> {
                Thread thread = new Thread(runnable, "bpflab-timer");
                thread.setDaemon(true);
                return thread;
            });
        }
        executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was not done yet is not done. */
    @Override
    public synchronized void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
