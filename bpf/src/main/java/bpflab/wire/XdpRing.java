package bpflab.wire;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.SharedMemory;
import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * One ring that an AF_XDP socket shares with the kernel: who produces moves one position, who consumes the other
 * (net/xdp/xsk_queue.h).
 */
final class XdpRing implements AutoCloseable {
    /** {@code XDP_UMEM_PGOFF_FILL_RING}: addresses of memory that the kernel may fill; we produce. */
    static final long FILL = 0x1_0000_0000L;
    /** {@code XDP_PGOFF_RX_RING}: what was received; the kernel produces. */
    static final long RECEIVED = 0;

    private static final int ADDRESS_BYTES = 8;
    /** {@code struct xdp_desc}: address, length, options. */
    private static final int DESCRIPTOR_BYTES = 16;

    private final SharedMemory memory;
    private final int producer;
    private final int consumer;
    private final int first;
    private final int size;
    private int at;

    /** What is made of a frame that lies at an address. */
    interface Taker<T> {
        T take(long address, int bytes);
    }

    private XdpRing(SharedMemory memory, Pointer offsets, int size) {
        this.memory = memory;
        this.producer = (int) offsets.getLong(0);
        this.consumer = (int) offsets.getLong(8);
        this.first = (int) offsets.getLong(16);
        this.size = size;
    }

    /** @param offsets where its parts lie: {@code struct xdp_ring_offset} */
    static XdpRing map(Fd fd, long which, Pointer offsets, int size, String what) {
        long bytes = offsets.getLong(16) + (long) size * (which == FILL ? ADDRESS_BYTES : DESCRIPTOR_BYTES);
        return new XdpRing(SharedMemory.map(fd, which, bytes, Libc.PROT_READ | Libc.PROT_WRITE, what), offsets, size);
    }

    /** Adds an address; the kernel sees it once it is published. There is room as long as each is put back once. */
    void put(long address) {
        memory.view().putLong(first + (at & size - 1) * ADDRESS_BYTES, address);
        at++;
    }

    void publish() {
        memory.releaseInt(producer, at);
    }

    /** Takes the next one out, if there is one. */
    <T> Optional<T> take(Taker<T> taker) {
        if (memory.acquireInt(producer) == at) {
            return Optional.empty();
        }
        int descriptor = first + (at & size - 1) * DESCRIPTOR_BYTES;
        T taken = taker.take(memory.view().getLong(descriptor), memory.view().getInt(descriptor + ADDRESS_BYTES));
        at++;
        memory.releaseInt(consumer, at);
        return Optional.of(taken);
    }

    @Override
    public void close() {
        memory.close();
    }
}
