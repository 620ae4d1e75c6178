package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rtnetlink(7) tells of tc, all of a kind at once, since libbpf finds only a filter whose number is known.
 * Messages are in the machine's byte order: {@code struct nlmsghdr} of uapi/linux/netlink.h, {@code struct tcmsg} of
 * rtnetlink.h.
 */
enum TcDump {
    /** RTM_GETQDISC: of all interfaces, whichever was asked for. */
    QDISCS(38, "cannot list the queueing disciplines of tc"),
    /** RTM_GETTFILTER: of the interface and the parent that were asked for. */
    FILTERS(46, "cannot list the filters of tc");

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    /** {@code NLM_F_REQUEST | NLM_F_DUMP}. */
    private static final short DUMP = 0x301;
    private static final int HEADER = 16;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int TCMSG = 20;
    private static final int DONE = 3;
    private static final int ERROR = 2;
    /** What the kernel fills at most at a time: {@code netlink_dump}. */
    private static final int ROOM = 32 << 10;

    private final int get;
    private final String what;

    TcDump(int get, String what) {
        this.get = get;
        this.what = what;
    }

    /**
     * A message of an answer.
     *
     * @param bytes {@code struct tcmsg} and its attributes
     */
    record Message(ByteBuffer bytes) {
        private static final int IFINDEX = 4;
        private static final int HANDLE = 8;
        private static final int INFO = 16;

        int ifindex() {
            return bytes.getInt(IFINDEX);
        }

        int handle() {
            return bytes.getInt(HANDLE);
        }

        /** Of a filter the priority in the upper half, the protocol in the lower one. */
        int info() {
            return bytes.getInt(INFO);
        }

        /** An attribute; each number leads into the one before. */
        Optional<ByteBuffer> attribute(int... numbers) {
            Optional<ByteBuffer> found = Optional.of(slice(bytes, TCMSG, bytes.limit()));
            for (int number : numbers) {
                found = found.flatMap(among -> attribute(among, number));
            }
            return found;
        }

        private static Optional<ByteBuffer> attribute(ByteBuffer among, int number) {
            int at = 0;
            while (at + 4 <= among.limit() && among.getShort(at) >= 4) {
                int end = at + among.getShort(at);
                if ((among.getShort(at + 2) & 0x3fff) == number && end <= among.limit()) {
                    return Optional.of(slice(among, at + 4, end));
                }
                at = aligned(end);
            }
            return Optional.empty();
        }
    }

    /** The messages; empty where the kernel does not tell. @throws bpflab.trouble.TroubleException no netlink */
    Optional<List<Message>> of(int ifindex, int parent) {
        int descriptor = ReturnCode.checkErrno(Libc.socket(AF_NETLINK, SOCK_RAW | Libc.O_CLOEXEC, 0), what);
        try (Fd socket = new Fd("a netlink socket", descriptor); Memory room = new Memory(ROOM)) {
            room.clear(HEADER + TCMSG);
            room.setInt(0, HEADER + TCMSG);
            room.setShort(TYPE, (short) get);
            room.setShort(FLAGS, DUMP);
            room.setInt(HEADER + Message.IFINDEX, ifindex);
            room.setInt(HEADER + 12, parent);
            ReturnCode.checkErrno((int) Libc.write(socket.number(), room, HEADER + TCMSG), what);
            return answers(socket, room);
        }
    }

    private Optional<List<Message>> answers(Fd socket, Memory room) {
        List<Message> found = new ArrayList<>();
        while (true) {
            byte[] answer = new byte[ReturnCode.checkErrno((int) Libc.read(socket.number(), room, ROOM), what)];
            room.read(0, answer, 0, answer.length);
            ByteBuffer messages = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
            for (int at = 0; at + HEADER <= answer.length; at += aligned(messages.getInt(at))) {
                int type = messages.getShort(at + TYPE);
                int bytes = messages.getInt(at);
                if (type == DONE) {
                    return Optional.of(found);
                }
                if (type == ERROR || bytes < HEADER || at + bytes > answer.length) {
                    return Optional.empty();
                }
                // What is asked for by get comes as a message of the new: RTM_NEWQDISC is RTM_GETQDISC - 2.
                if (type == get - 2) {
                    found.add(new Message(slice(messages, at + HEADER, at + bytes)));
                }
            }
        }
    }

    private static ByteBuffer slice(ByteBuffer buffer, int from, int to) {
        return buffer.slice(from, to - from).order(ByteOrder.nativeOrder());
    }

    private static int aligned(int bytes) {
        return bytes + 3 & ~3;
    }
}
