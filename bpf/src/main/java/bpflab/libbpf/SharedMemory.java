package bpflab.libbpf;

import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/** Memory that the kernel writes while we read: positions are read and written in the order that both rely on. */
public final class SharedMemory implements AutoCloseable {
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    /** A wait is cut into these, so that Ctrl-C is heard. */
    private static final long SLICE_MILLIS = 50;

    private final Pointer address;
    private final long bytes;
    private final ByteBuffer view;

    private SharedMemory(Pointer address, long bytes) {
        this.address = address;
        this.bytes = bytes;
        this.view = address.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Maps what a descriptor stands for.
     *
     * @throws bpflab.trouble.TroubleException it cannot be
     */
    public static SharedMemory map(Fd fd, long offset, long bytes, int protection, String what) {
        Pointer memory = bytes > Integer.MAX_VALUE
                ? Pointer.createConstant(Libc.MAP_FAILED)
                : Libc.mmap(null, bytes, protection, Libc.MAP_SHARED, fd.number(), offset);
        if (Pointer.nativeValue(memory) == Libc.MAP_FAILED) {
            throw Trouble.failed(
                    what, "its memory cannot be mapped: "
                            + (bytes > Integer.MAX_VALUE ? "it has more than 2 GB" : Errno.of(Errno.last()).words),
                    ":doctor   # shows what this machine allows").toException();
        }
        return new SharedMemory(memory, bytes);
    }

    /** All of it, by the offsets that the calls below take. */
    public ByteBuffer view() {
        return view;
    }

    /** Reads a position; what was written before it is seen from now on. */
    public long acquireLong(int at) {
        return (long) LONGS.getAcquire(view, at);
    }

    /** As {@link #acquireLong}, of 32 bits. */
    public int acquireInt(int at) {
        return (int) INTS.getAcquire(view, at);
    }

    /** Writes a position; what was read and written before it is done by then. */
    public void releaseLong(int at, long value) {
        LONGS.setRelease(view, at, value);
    }

    /** As {@link #releaseLong}, of 32 bits. */
    public void releaseInt(int at, int value) {
        INTS.setRelease(view, at, value);
    }

    /**
     * Waits until one of some descriptors has something to read.
     *
     * @throws InterruptedException while it waited
     */
    public static void await(List<Fd> fds, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        try (Memory polled = new Memory((long) Libc.POLLFD_BYTES * fds.size())) {
            for (int i = 0; i < fds.size(); i++) {
                polled.setInt((long) Libc.POLLFD_BYTES * i, fds.get(i).number());
                polled.setInt((long) Libc.POLLFD_BYTES * i + Integer.BYTES, 0);
                polled.setShort((long) Libc.POLLFD_BYTES * i + Integer.BYTES, (short) Libc.POLLIN);
            }
            long left = wait.toMillis();
            int ready = 0;
            while (ready == 0 && left >= 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                ready = Libc.poll(polled, fds.size(), (int) Math.min(SLICE_MILLIS, left));
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }

    @Override
    public void close() {
        Libc.munmap(address, bytes);
    }
}
