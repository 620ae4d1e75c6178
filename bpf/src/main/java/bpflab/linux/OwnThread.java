package bpflab.linux;

import bpflab.trouble.Trouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A thread for one task, because Linux ties rights and network namespaces to threads and the change must end with the
 * task.
 */
final class OwnThread {
    private OwnThread() {}

    /** Runs a task that throws nothing checked. */
    static <T> T call(String name, Callable<T> task) {
        return unchecked(() -> callChecked(name, task));
    }

    /** Answers what a call answers that nothing checked is expected of. */
    static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Trouble.failed(
                    "cannot finish", e.getMessage() == null ? e.toString() : e.getMessage(), "try it again")
                            .toException(e);
        }
    }

    /** Runs a task. An interrupt of the caller interrupts it, and is answered when the task has ended. */
    static <T> T callChecked(String name, Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, name);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = join(thread);
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for the thread, passing interrupts on.
     *
     * @return whether there was one
     */
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        return interrupted;
    }

    private static Exception unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return (Exception) e.getCause();
    }
}
