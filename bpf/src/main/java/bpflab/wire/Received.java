package bpflab.wire;

import bpflab.libbpf.Libc;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory that recvmsg(2) fills: frame, address, and what the kernel took out of the frame, its VLAN tag
 * ({@code struct tpacket_auxdata} of include/uapi/linux/if_packet.h).
 */
final class Received implements AutoCloseable {
    private static final int FRAME = 0;
    private static final int FRAME_BYTES = 65_536 + 64;
    private static final int ADDRESS = FRAME_BYTES;
    private static final int ADDRESS_BYTES = 32;
    private static final int CONTROL = ADDRESS + ADDRESS_BYTES;
    private static final int CONTROL_BYTES = 128;
    private static final int VECTOR = CONTROL + CONTROL_BYTES;
    private static final int HEADER = VECTOR + 16;
    private static final int HEADER_BYTES = 56;
    private static final int STAMP = HEADER + HEADER_BYTES;
    private static final int POLL = STAMP + 16;
    private static final int ALL_BYTES = POLL + 8;

    private static final int MSG_DONTWAIT = 0x40;
    private static final int PACKET_OUTGOING = 4;
    private static final int TYPE_IN_ADDRESS = 10;
    private static final int CONTROL_HEADER_BYTES = 16;
    private static final int SO_MARK = 36;
    private static final int VLAN_VALID = 0x10;
    private static final int TPID_VALID = 0x40;
    private static final int VLAN_TPID = 0x8100;
    private static final long SIOCGSTAMPNS = 0x8907;
    private static final int MACS_BYTES = 12;
    private static final int TAG_BYTES = 4;

    private final Memory memory = new Memory(ALL_BYTES);

    /** Whether there is something to receive within that time. */
    boolean waits(int fd, int millis) {
        memory.setInt(POLL, fd);
        memory.setInt(POLL + 4, Libc.POLLIN);
        return Libc.poll(memory.share(POLL), 1, millis) > 0 && (memory.getShort(POLL + 6) & Libc.POLLIN) != 0;
    }

    /** The next frame that is there by now. */
    Optional<Frame> next(int fd) {
        memory.setPointer(VECTOR, memory.share(FRAME));
        memory.setLong(VECTOR + 8, FRAME_BYTES);
        memory.setPointer(HEADER, memory.share(ADDRESS));
        memory.setLong(HEADER + 8, ADDRESS_BYTES);
        memory.setPointer(HEADER + 16, memory.share(VECTOR));
        memory.setLong(HEADER + 24, 1);
        memory.setPointer(HEADER + 32, memory.share(CONTROL));
        memory.setLong(HEADER + 40, CONTROL_BYTES);
        memory.setLong(HEADER + 48, 0);
        long bytes = Libc.recvmsg(fd, memory.share(HEADER), MSG_DONTWAIT);
        if (bytes < 0) {
            return Optional.empty();
        }
        int type = memory.getByte(ADDRESS + TYPE_IN_ADDRESS);
        return Optional.of(new Frame(tagged(memory.getByteArray(FRAME, (int) bytes)), type == PACKET_OUTGOING,
                stamp(fd), type, mark()));
    }

    private Instant stamp(int fd) {
        return Libc.ioctl(fd, SIOCGSTAMPNS, memory.share(STAMP)) < 0 ? Instant.now()
                : Instant.ofEpochSecond(memory.getLong(STAMP), memory.getLong(STAMP + 8));
    }

    /** The kernel has taken an outer tag out before a packet socket sees the frame: {@code skb_vlan_untag}. */
    private byte[] tagged(byte[] frame) {
        Optional<Pointer> told = control(FrameSocket.SOL_PACKET, FrameSocket.PACKET_AUXDATA);
        int status = told.map(aux -> aux.getInt(0)).orElse(0);
        if ((status & VLAN_VALID) == 0 || frame.length < MACS_BYTES) {
            return frame;
        }
        Pointer aux = told.get();
        int tci = aux.getShort(16);
        int type = (status & TPID_VALID) != 0 ? aux.getShort(18) : VLAN_TPID;
        byte[] whole = new byte[frame.length + TAG_BYTES];
        System.arraycopy(frame, 0, whole, 0, MACS_BYTES);
        whole[MACS_BYTES] = (byte) (type >> 8);
        whole[MACS_BYTES + 1] = (byte) type;
        whole[MACS_BYTES + 2] = (byte) (tci >> 8);
        whole[MACS_BYTES + 3] = (byte) tci;
        System.arraycopy(frame, MACS_BYTES, whole, MACS_BYTES + TAG_BYTES, frame.length - MACS_BYTES);
        return whole;
    }

    private OptionalLong mark() {
        return control(Libc.SOL_SOCKET, SO_MARK).stream().mapToLong(value -> Integer.toUnsignedLong(value.getInt(0)))
                .findFirst();
    }

    /** One of the messages that come with the frame: cmsg(3). */
    private Optional<Pointer> control(int level, int type) {
        long end = CONTROL + memory.getLong(HEADER + 40);
        for (long at = CONTROL; at + CONTROL_HEADER_BYTES <= end;) {
            long bytes = memory.getLong(at);
            if (memory.getInt(at + 8) == level && memory.getInt(at + 12) == type) {
                return Optional.of(memory.share(at + CONTROL_HEADER_BYTES));
            }
            at += Math.max(CONTROL_HEADER_BYTES, bytes + Long.BYTES - 1 & -Long.BYTES);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        memory.close();
    }
}
