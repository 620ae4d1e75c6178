package bpflab.machine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Work that another processor of this machine does meanwhile. It takes a moment, and is never given up. */
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins it, on a thread of that name; it throws nothing that is checked. */
    public static <T> Beside<T> start(String thread, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread worker = new Thread(task, thread);
        worker.setDaemon(true);
        worker.start();
        return new Beside<>(task);
    }

    /** Gives it to who does one after the other; it throws nothing that is checked. */
    public static <T> Beside<T> on(Executor others, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        others.execute(task);
        return new Beside<>(task);
    }

    /** What came of it, when it is there; what it threw is thrown here. An interrupt is kept for who comes next. */
    public T get() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failed.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
