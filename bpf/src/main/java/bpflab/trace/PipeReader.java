package bpflab.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads trace_pipe on a thread of its own: read(2) of it waits without a limit, and an interrupt would close the file.
 * When nobody takes the pieces, it stops reading; then the kernel keeps the newest lines and counts the others as lost.
 */
final class PipeReader implements AutoCloseable {
    /** The kernel gives 4 or 8 KiB at a time, always whole lines when there is room for that much. */
    private static final int PIECE_BYTES = 1 << 16;

    private static final int WAITING_PIECES = 256;

    /** Pieces come at once; only the end of the thread is noticed this late. */
    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final FileChannel pipe;
    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(WAITING_PIECES);
    private final Thread thread = new Thread(this::run, "bpflab-trace");
    private volatile IOException failure;

    PipeReader(Path file) throws IOException {
        pipe = FileChannel.open(file, StandardOpenOption.READ);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE_BYTES);
        try {
            while (pipe.read(buffer.clear()) >= 0) {
                byte[] piece = new byte[buffer.flip().remaining()];
                buffer.get(piece);
                if (piece.length > 0) {
                    pieces.put(piece);
                }
            }
            failure = new IOException("trace_pipe has ended");
        } catch (ClosedChannelException | InterruptedException e) {
            failure = new IOException("the trace is closed", e);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** The next piece, null when none came in time. */
    byte[] next(Duration timeout) throws InterruptedException, IOException {
        long until = System.nanoTime() + timeout.toNanos();
        byte[] piece = pieces.poll(Math.min(timeout.toNanos(), CHECK_NANOS), TimeUnit.NANOSECONDS);
        while (piece == null && failure == null && System.nanoTime() < until) {
            piece = pieces.poll(Math.min(until - System.nanoTime(), CHECK_NANOS), TimeUnit.NANOSECONDS);
        }
        if (piece == null && failure != null) {
            throw failure;
        }
        return piece;
    }

    /** The next piece if it is there. */
    byte[] now() {
        return pieces.poll();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            pipe.close();
            thread.join(1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
