package bpflab.wire;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.time.Instant;
import java.util.Optional;

/**
 * A socket that XDP_REDIRECT puts frames into, past the stack, once it is in a map of the kind xskmap: AF_XDP, by bare
 * system calls and in copy mode, which every driver has (include/uapi/linux/if_xdp.h; Linux 4.18). It only receives.
 */
public final class XdpSocket implements FrameSource {
    private static final int AF_XDP = 44;
    private static final int SOL_XDP = 283;
    private static final int XDP_MMAP_OFFSETS = 1;
    private static final int XDP_RX_RING = 2;
    private static final int XDP_UMEM_REG = 4;
    private static final int XDP_UMEM_FILL_RING = 5;
    private static final int XDP_UMEM_COMPLETION_RING = 6;
    private static final int XDP_STATISTICS = 7;
    private static final int STATISTICS_BYTES = 48;
    private static final int XDP_COPY = 1 << 1;
    private static final int ADDRESS_BYTES = 16;

    /** As many as the rings have room for: a power of two. */
    private static final int CHUNKS = 4096;
    private static final int CHUNK_BYTES = 2048;

    private final Fd fd;
    private final Memory whole;
    private final Memory area;
    private final XdpRing filled;
    private final XdpRing received;
    private long lostBefore;

    private XdpSocket(Fd fd, Memory whole, XdpRing filled, XdpRing received) {
        this.fd = fd;
        this.whole = whole;
        this.area = whole.align(Libc.getpagesize());
        this.filled = filled;
        this.received = received;
        for (int i = 0; i < CHUNKS; i++) {
            filled.put((long) i * CHUNK_BYTES);
        }
        filled.publish();
    }

    /**
     * Opens one on a queue of an interface of this thread's network namespace.
     *
     * @throws bpflab.trouble.TroubleException no right, no such interface or queue, another socket is there, a kernel
     *     without AF_XDP
     */
    public static XdpSocket open(String device, int queue) {
        String what = "cannot open an AF_XDP socket on queue " + queue + " of " + device;
        int index = Libc.if_nametoindex(device);
        if (index == 0) {
            throw Trouble.failed(what, "there is no interface " + device, "!ip link")
                    .toException();
        }
        Fd made = new Fd("AF_XDP socket on " + device,
                ReturnCode.checkErrno(Libc.socket(AF_XDP, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, 0), what));
        XdpSocket socket = made.into(fd -> prepared(fd, what));
        try {
            bind(made, index, queue, what);
            return socket;
        } catch (RuntimeException taken) {
            socket.close();
            throw taken;
        }
    }

    /** The kernel wants the chunks to begin with a page: {@code xdp_umem_reg} in net/xdp/xdp_umem.c. */
    private static XdpSocket prepared(Fd fd, String what) {
        Memory whole = new Memory((long) CHUNKS * CHUNK_BYTES + Libc.getpagesize());
        try (Memory umem = new Memory(24)) {
            umem.setPointer(0, whole.align(Libc.getpagesize()));
            umem.setLong(8, (long) CHUNKS * CHUNK_BYTES);
            umem.setInt(16, CHUNK_BYTES);
            umem.setInt(20, 0);
            option(fd, XDP_UMEM_REG, umem, what);
        }
        try (Memory size = new Memory(Integer.BYTES)) {
            size.setInt(0, CHUNKS);
            option(fd, XDP_UMEM_FILL_RING, size, what);
            option(fd, XDP_UMEM_COMPLETION_RING, size, what);
            option(fd, XDP_RX_RING, size, what);
        }
        // struct xdp_mmap_offsets: of the rings rx, tx, fill, completion; before Linux 5.4 without flags
        try (Memory offsets = new Memory(128); Memory bytes = new Memory(Integer.BYTES)) {
            bytes.setInt(0, (int) offsets.size());
            ReturnCode.checkErrno(Libc.getsockopt(fd.number(), SOL_XDP, XDP_MMAP_OFFSETS, offsets, bytes), what);
            int each = bytes.getInt(0) / 4;
            XdpRing filled = XdpRing.map(fd, XdpRing.FILL, offsets.share(2L * each), CHUNKS, what);
            try {
                return new XdpSocket(fd, whole, filled, XdpRing.map(fd, XdpRing.RECEIVED, offsets, CHUNKS, what));
            } catch (RuntimeException notMapped) {
                filled.close();
                throw notMapped;
            }
        }
    }

    private static void option(Fd fd, int name, Memory value, String what) {
        ReturnCode.checkErrno(Libc.setsockopt(fd.number(), SOL_XDP, name, value, (int) value.size()), what);
    }

    private static void bind(Fd fd, int index, int queue, String what) {
        try (Memory address = new Memory(ADDRESS_BYTES)) {
            address.clear();
            address.setShort(0, (short) AF_XDP);
            address.setShort(2, (short) XDP_COPY);
            address.setInt(4, index);
            address.setInt(8, queue);
            ReturnCode.checkErrno(Libc.bind(fd.number(), address, ADDRESS_BYTES), what);
        }
    }

    @Override
    public int descriptor() {
        return fd.number();
    }

    @Override
    public Optional<Frame> next() {
        return received.take((address, bytes) -> {
            Frame frame = new Frame(area.getByteArray(address, bytes), false, Instant.now());
            filled.put(address / CHUNK_BYTES * CHUNK_BYTES);
            filled.publish();
            return frame;
        });
    }

    /** {@code struct xdp_statistics}: dropped for any reason, for a full ring, for want of memory. */
    @Override
    public long lost() {
        try (Memory counts = new Memory(STATISTICS_BYTES); Memory bytes = new Memory(Integer.BYTES)) {
            counts.clear();
            bytes.setInt(0, STATISTICS_BYTES);
            if (Libc.getsockopt(fd.number(), SOL_XDP, XDP_STATISTICS, counts, bytes) < 0) {
                return 0;
            }
            long before = lostBefore;
            lostBefore = counts.getLong(0) + counts.getLong(24) + counts.getLong(32);
            return lostBefore - before;
        }
    }

    @Override
    public void close() {
        fd.close();
        filled.close();
        received.close();
        whole.close();
    }
}
