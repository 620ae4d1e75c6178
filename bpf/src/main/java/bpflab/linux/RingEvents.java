package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.SharedMemory;
import bpflab.map.EventStream;
import bpflab.map.MapInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * The records of a ring buffer, taken out in its mapped memory: a page with our position, which we write; a page with
 * the writer's, then the data, twice, so that a record at the end is in one piece (kernel/bpf/ringbuf.c; libbpf's
 * ringbuf.c, {@code ringbuf_process_ring}).
 */
final class RingEvents implements EventStream {
    /** {@code BPF_RINGBUF_HDR_SZ}: the length in 4 bytes, and 4 that are not for us. */
    static final int HEADER_BYTES = 8;
    /** {@code BPF_RINGBUF_BUSY_BIT}: reserved, not yet submitted; all behind it wait, too. */
    static final int BUSY = 1 << 31;
    /** {@code BPF_RINGBUF_DISCARD_BIT}: thrown away by the program. */
    static final int DISCARDED = 1 << 30;
    /** How often the writer is told how far we are: each time costs both sides a cache line. */
    private static final int TOLD_EVERY = 256;

    private final Fd fd;
    private final SharedMemory consumer;
    private final SharedMemory producer;
    private final int page = Libc.getpagesize();
    private final long mask;

    RingEvents(Fd fd, MapInfo info, String what) {
        long size = Integer.toUnsignedLong(info.maxEntries());
        this.fd = fd;
        this.mask = size - 1;
        this.consumer = SharedMemory.map(fd, 0, page, Libc.PROT_READ | Libc.PROT_WRITE, what);
        this.producer = producer(size, what);
    }

    private SharedMemory producer(long size, String what) {
        try {
            return SharedMemory.map(fd, page, page + 2 * size, Libc.PROT_READ, what);
        } catch (RuntimeException notMapped) {
            consumer.close();
            throw notMapped;
        }
    }

    @Override
    public int read(int most, Duration wait, Sink sink) throws InterruptedException {
        int taken = take(most, sink);
        if (taken == 0 && most > 0 && !wait.isZero()) {
            SharedMemory.await(List.of(fd), wait);
            taken = take(most, sink);
        }
        return taken;
    }

    private int take(int most, Sink sink) {
        ByteBuffer memory = producer.view();
        long at = consumer.acquireLong(0);
        long end = producer.acquireLong(0);
        int taken = 0;
        int passed = 0;
        while (at < end && taken < most) {
            int from = page + (int) (at & mask);
            int header = producer.acquireInt(from);
            int length = header & ~(BUSY | DISCARDED);
            if ((header & BUSY) != 0 || length > mask + 1 - HEADER_BYTES) {
                break;
            }
            if ((header & DISCARDED) == 0) {
                sink.event(-1, memory, from + HEADER_BYTES, length);
                taken++;
            }
            at += length + HEADER_BYTES + 7 & ~7L;
            if (++passed % TOLD_EVERY == 0) {
                consumer.releaseLong(0, at);
            }
        }
        consumer.releaseLong(0, at);
        return taken;
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
