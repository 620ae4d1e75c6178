package bpflab.trace;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A tracefs instance of our own: what it reads nobody else misses. The kernel's own trace_pipe would give each line to
 * only one of its readers, and its buffer is a few kilobytes until somebody uses it.
 */
public final class TraceInstance implements AutoCloseable {
    private static final String EVENT = "events/bpf_trace/bpf_trace_printk/enable";

    /** A program may print for ever; a batch ends, so that Ctrl-C is heard and lines are shown. */
    private static final int PIECES_A_BATCH = 64;

    private static final Duration LETTING_GO = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Path folder;
    private final PipeReader pipe;
    private final Lines lines = new Lines();
    private final List<TraceLine> putBack = new ArrayList<>();
    private long lost;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TraceInstance(Path folder, PipeReader pipe) {
        this.folder = folder;
        this.pipe = pipe;
    }

    /**
     * Makes this process's instance and switches bpf_trace_printk on. What a dead process of the same number left
     * behind is replaced.
     *
     * @throws bpflab.trouble.TroubleException tracefs is not there, no right, or it is open already
     */
    public static TraceInstance open() {
        return open(Tracefs.USUAL, Instances.own());
    }

    /**
     * One more, for another reader.
     *
     * @param purpose a word that tells it from the others of this process
     * @throws bpflab.trouble.TroubleException as for {@link #open()}
     */
    public static TraceInstance open(String purpose) {
        return open(Tracefs.USUAL, Instances.own(purpose));
    }

    static TraceInstance open(Tracefs tracefs, String name) {
        Path folder = tracefs.make(name);
        try {
            Files.writeString(folder.resolve(EVENT), "1");
            return new TraceInstance(folder, new PipeReader(folder.resolve("trace_pipe")));
        } catch (IOException e) {
            remove(folder);
            throw Tracefs.trouble("cannot read the trace", e).toException(e);
        }
    }

    /**
     * The instance's folder. Its trace_pipe has one reader, which is this one; {@code cat} of it is refused as busy.
     */
    public Path folder() {
        return folder;
    }

    /** How many lines the kernel overwrote before they were read, as far as it was said in what was read. */
    public synchronized long lost() {
        return lost;
    }

    /**
     * The lines that are there, waiting up to {@code timeout} for the first; empty when none came.
     *
     * @throws InterruptedException Ctrl-C
     * @throws bpflab.trouble.TroubleException the trace was closed or the kernel ended it
     */
    public synchronized List<TraceLine> read(Duration timeout) throws InterruptedException {
        List<TraceLine> batch = new ArrayList<>(putBack);
        putBack.clear();
        if (!batch.isEmpty()) {
            return batch;
        }
        try {
            if (closed.get()) {
                throw new IOException("the trace is closed");
            }
            byte[] piece = pipe.next(timeout);
            for (int i = 0; piece != null && i < PIECES_A_BATCH; i++) {
                lines.cut(piece, batch);
                piece = pipe.now();
            }
            if (piece != null) {
                lines.cut(piece, batch);
            }
        } catch (IOException e) {
            throw Trouble.failed("cannot read the trace", e.getMessage(), ":trace   # starts again").toException(e);
        }
        lost += batch.stream().mapToLong(line -> line instanceof TraceLine.Lost l ? l.events() : 0).sum();
        return batch;
    }

    /** Lines that were read and not wanted yet: the next who reads gets them first. */
    public synchronized void putBack(List<TraceLine> lines) {
        putBack.addAll(0, lines);
    }

    /**
     * All lines that were written until now and not read yet: up to a mark that is written behind them
     * (Documentation/trace/ftrace.rst, "trace_marker"). Later ones are for who reads next.
     *
     * @param patience how long the mark may take; what was read by then is the answer
     * @throws InterruptedException Ctrl-C; what was read by then is for who reads next
     * @throws bpflab.trouble.TroubleException as {@link #read}
     */
    public synchronized List<TraceLine> upToNow(Duration patience) throws InterruptedException {
        String mark = "mark of bpflab " + System.nanoTime();
        try {
            Files.writeString(folder.resolve("trace_marker"), mark + "\n");
        } catch (IOException e) {
            throw Tracefs.trouble("cannot mark the trace", e).toException(e);
        }
        List<TraceLine> all = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
                List<TraceLine> batch = read(Duration.ofNanos(left));
                int at = placeOf(mark, batch);
                all.addAll(batch.subList(0, at));
                if (at < batch.size()) {
                    putBack(batch.subList(at + 1, batch.size()));
                    return all;
                }
            }
        } catch (InterruptedException ctrlC) {
            putBack(all);
            throw ctrlC;
        }
        return all;
    }

    private static int placeOf(String mark, List<TraceLine> lines) {
        int at = 0;
        while (at < lines.size() && !(lines.get(at) instanceof TraceLine.Other other && other.raw().endsWith(mark))) {
            at++;
        }
        return at;
    }

    /**
     * Removes the instance. A second call does nothing.
     *
     * @throws bpflab.trouble.TroubleException another process reads it, so it stays
     */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            pipe.close();
            remove(folder);
        }
    }

    /** A child that is just being made holds this process's files until it runs its own program: busy, but not long. */
    private static void remove(Path folder) {
        long end = System.nanoTime() + LETTING_GO.toNanos();
        for (Optional<IOException> busy = removed(folder); busy.isPresent(); busy = removed(folder)) {
            if (System.nanoTime() > end) {
                throw Tracefs.trouble("cannot remove the trace instance " + folder, busy.get()).toException(busy.get());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static Optional<IOException> removed(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
