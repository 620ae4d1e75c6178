package bpflab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What was typed, what is to happen later, and what happened meanwhile. */
public final class Journal {
    private final List<String> lines = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private ScheduledExecutorService timer;
    private boolean quitting;

    /** Notes a line that was typed. */
    public synchronized void typed(String line) {
        lines.add(line);
    }

    /** The lines of this session, oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Says that the session ends behind this line. */
    public synchronized void quit() {
        quitting = true;
    }

    /** Whether the session ends. */
    public synchronized boolean isQuitting() {
        return quitting;
    }

    /** Does something after a time, on a thread of its own, unless the bench ends before. */
    public synchronized void later(Duration delay, Runnable task) {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(runnable -> {
                Thread thread = new Thread(runnable, "later");
                thread.setDaemon(true);
                return thread;
            });
        }
        timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Notes something that happened while nobody asked. */
    public synchronized void notice(String words) {
        notices.add(words);
    }

    /** What happened since this was last asked. */
    public synchronized List<String> takeNotices() {
        List<String> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
