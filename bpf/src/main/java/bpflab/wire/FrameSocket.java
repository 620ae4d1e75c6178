package bpflab.wire;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Optional;

/**
 * A packet socket on an interface: packet(7). It belongs to the network namespace of the thread that opens it; any
 * thread may use it then. XDP in native mode comes before it, so what such a program drops is not seen here.
 */
public final class FrameSocket implements FrameSource {
    /** {@code ETH_P_ALL} of include/uapi/linux/if_ether.h. */
    private static final int EVERYTHING = 3;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_RCVMARK = 75;
    private static final int BUFFER_BYTES = 32 << 20;
    static final int SOL_PACKET = 263;
    private static final int PACKET_STATISTICS = 6;
    static final int PACKET_AUXDATA = 8;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int ADDRESS_BYTES = 20;

    private final String device;
    private final Fd fd;
    private final Received room = new Received();

    private FrameSocket(String device, Fd fd) {
        this.device = device;
        this.fd = fd;
    }

    /**
     * Opens one on an interface of this thread's network namespace; it receives from now on.
     *
     * @throws bpflab.trouble.TroubleException no right, no such interface
     */
    public static FrameSocket open(String device) {
        return open(device, EVERYTHING);
    }

    /**
     * One that receives frames of one type, later than the one that receives all: behind what tc does at the
     * interface's ingress, where the protocols of the stack take them ({@code __netif_receive_skb_core} in
     * net/core/dev.c). The kernel has taken the outer VLAN tag out by then.
     *
     * @param type as in the Ethernet header; 1 and 4 stand for frames that have a length there
     * @throws bpflab.trouble.TroubleException no right, no such interface
     */
    public static FrameSocket open(String device, int type) {
        String what = "cannot watch the interface " + device;
        int index = Libc.if_nametoindex(device);
        if (index == 0) {
            throw Trouble.failed(what, "there is no interface " + device, "!ip link")
                    .toException();
        }
        int number = Libc.socket(Libc.AF_PACKET, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, 0);
        Fd fd = new Fd("packet socket on " + device, ReturnCode.checkErrno(number, what));
        return fd.into(made -> bound(device, made, index, type, what));
    }

    private static FrameSocket bound(String device, Fd fd, int index, int type, String what) {
        option(fd, SOL_PACKET, PACKET_AUXDATA, 1);
        option(fd, Libc.SOL_SOCKET, SO_RCVMARK, 1);
        // more than the kernel's default, since a burst comes faster than it is read; refused, it is only smaller
        option(fd, Libc.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_BYTES);
        try (Memory address = new Memory(ADDRESS_BYTES)) {
            address.clear();
            address.setShort(0, (short) Libc.AF_PACKET);
            // in network order, on a machine of either kind
            address.setByte(2, (byte) (type >> 8));
            address.setByte(3, (byte) type);
            address.setInt(4, index);
            ReturnCode.checkErrno(Libc.bind(fd.number(), address, ADDRESS_BYTES), what);
        }
        return new FrameSocket(device, fd);
    }

    private static void option(Fd fd, int level, int name, int value) {
        try (Memory number = new Memory(Integer.BYTES)) {
            number.setInt(0, value);
            Libc.setsockopt(fd.number(), level, name, number, Integer.BYTES);
        }
    }

    /** Sees only what arrives, and not what leaves (since Linux 4.20). */
    public FrameSocket onlyArriving() {
        option(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
        return this;
    }

    /**
     * Sends a frame as it is.
     *
     * @return why it could not be sent, in words; empty when it was
     */
    public Optional<String> send(byte[] frame) {
        try (Memory bytes = new Memory(frame.length)) {
            bytes.write(0, frame, 0, frame.length);
            if (Libc.send(fd.number(), bytes, frame.length, 0) >= 0) {
                return Optional.empty();
            }
            int code = Errno.last();
            return Optional.of(switch (Errno.of(code)) {
                case EMSGSIZE -> "it is longer than the MTU of " + device + " allows: mtu 1500 behind the "
                        + "packet's words makes fragments that fit";
                case ENETDOWN -> device + " is down";
                case ENXIO, ENODEV -> device + " is gone";
                case EINVAL -> "it is shorter than an Ethernet header";
                case ENOBUFS -> "it was dropped before it left: by a program at tc egress, or a full queue";
                default -> Errno.of(code).described(code);
            });
        }
    }

    /**
     * The next frame.
     *
     * @param millis how long to wait for one; 0 only looks
     * @return empty when none came, or the interface is gone
     */
    public Optional<Frame> receive(int millis) {
        return room.waits(fd.number(), millis) ? room.next(fd.number()) : Optional.empty();
    }

    @Override
    public int descriptor() {
        return fd.number();
    }

    @Override
    public Optional<Frame> next() {
        return room.next(fd.number());
    }

    @Override
    public long lost() {
        return statistic(Integer.BYTES);
    }

    /** How many frames came, read or not, since this was last asked. */
    public long counted() {
        return statistic(0);
    }

    /** Of {@code struct tpacket_stats}, include/uapi/linux/if_packet.h. Each look clears it. */
    private long statistic(int offset) {
        try (Memory counts = new Memory(8); Memory bytes = new Memory(Integer.BYTES)) {
            bytes.setInt(0, 8);
            int code = Libc.getsockopt(fd.number(), SOL_PACKET, PACKET_STATISTICS, counts, bytes);
            return code < 0 ? 0 : Integer.toUnsignedLong(counts.getInt(offset));
        }
    }

    @Override
    public void close() {
        fd.close();
        room.close();
    }
}
