package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.libbpf.Libc;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** An AF_XDP socket, bound to queue 0 of an interface: if_xdp.h. */
final class RingSocket implements AutoCloseable {
    private static final int AF_XDP = 44;
    private static final int SOCK_RAW = 3;
    private static final int SOL_XDP = 283;
    private static final int RX_RING = 2;
    private static final int UMEM_REG = 4;
    private static final int FILL_RING = 5;
    private static final int COMPLETION_RING = 6;
    private static final int FRAME = 4096;
    private static final int FRAMES = 16;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final short COPY = 1 << 1;

    private final int descriptor = Libc.socket(AF_XDP, SOCK_RAW, 0);
    private final Pointer area;

    RingSocket(String device) {
        assertThat(descriptor).isNotNegative();
        area = Libc.mmap(null, (long) FRAME * FRAMES, Libc.PROT_READ | Libc.PROT_WRITE, PRIVATE_ANONYMOUS, -1, 0);
        try (Memory registered = new Memory(32); Memory size = new Memory(4); Memory address = new Memory(16)) {
            registered.clear();
            registered.setPointer(0, area);
            registered.setLong(8, (long) FRAME * FRAMES);
            registered.setInt(16, FRAME);
            size.setInt(0, FRAMES);
            assertThat(Libc.setsockopt(descriptor, SOL_XDP, UMEM_REG, registered, 32)).isZero();
            for (int ring : new int[] {FILL_RING, COMPLETION_RING, RX_RING}) {
                assertThat(Libc.setsockopt(descriptor, SOL_XDP, ring, size, 4)).isZero();
            }
            address.clear();
            address.setShort(0, (short) AF_XDP);
            address.setShort(2, COPY);
            address.setInt(4, Libc.if_nametoindex(device));
            assertThat(Libc.bind(descriptor, address, 16)).isZero();
        }
    }

    int descriptor() {
        return descriptor;
    }

    @Override
    public void close() {
        SystemCall.close(descriptor);
        Libc.munmap(area, (long) FRAME * FRAMES);
    }
}
