package bpflab.lab;

import bpflab.wire.Frame;
import bpflab.wire.FrameSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes the frames of one of the lab's interfaces, coming and going, on a thread of its own until it is closed. */
public final class Capture implements AutoCloseable {
    private static final int GLANCE_MS = 20;
    /** What was sent last is on its way for microseconds. */
    private static final int QUIET_MS = 100;
    /** A wire on which others talk without end must not hold us. */
    private static final long MOST_WAIT_NANOS = 2_000_000_000L;

    private final FrameSocket socket;
    private final Taker taker;
    private final long most;
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile long frames;
    private volatile long lost;
    private volatile IOException failure;

    /** Where frames go. */
    public interface Taker {
        /**
         * Takes one.
         *
         * @throws IOException there is no more room
         */
        void take(Frame frame) throws IOException;
    }

    /** @param most after so many it is over */
    Capture(FrameSocket socket, Taker taker, long most) {
        this.socket = socket;
        this.taker = taker;
        this.most = most;
        this.thread = new Thread(this::run, "bpflab-capture");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until it is over, or so long.
     *
     * @throws InterruptedException Ctrl-C
     */
    public void await(Duration time) throws InterruptedException {
        over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many were taken. */
    public long frames() {
        return frames;
    }

    /** How many the kernel had no room for. */
    public long lost() {
        return lost;
    }

    /** Why none is taken any more; empty when nothing went wrong. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try {
            long end = Long.MAX_VALUE;
            boolean some = true;
            while (frames < most && System.nanoTime() < end && (some || !closing)) {
                Optional<Frame> frame = socket.receive(closing ? QUIET_MS : GLANCE_MS);
                some = frame.isPresent();
                if (some) {
                    taker.take(frame.get());
                    frames++;
                }
                end = closing && end == Long.MAX_VALUE ? System.nanoTime() + MOST_WAIT_NANOS : end;
            }
        } catch (IOException full) {
            failure = full;
        } finally {
            lost = socket.lost();
            socket.close();
            over.countDown();
        }
    }

    /** Takes what is on its way still, and ends. Does not listen to interrupts: it takes a tenth of a second. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
