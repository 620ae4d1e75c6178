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
 * What rtnetlink(7) is asked and told. Messages are in the machine's byte order: {@code struct nlmsghdr} and
 * {@code struct nlattr} of uapi/linux/netlink.h.
 */
final class Netlink {
    private static final int AF_NETLINK = 16;
    /** {@code NLM_F_REQUEST | NLM_F_DUMP}. */
    private static final int DUMP = 0x301;
    /** {@code NLM_F_REQUEST | NLM_F_ACK}. */
    private static final int REQUEST = 5;
    private static final int HEADER = 16;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int DONE = 3;
    private static final int ERROR = 2;
    /** What the kernel fills at most at a time: {@code netlink_dump}. */
    private static final int ROOM = 32 << 10;

    private Netlink() {}

    /** All that a question by {@code RTM_GET…} brings; empty where the kernel does not tell. */
    static Optional<List<ByteBuffer>> dump(int get, ByteBuffer question, String what) {
        return asked(get, DUMP, question, what, socket -> answers(socket, get, what));
    }

    /**
     * Has something done.
     *
     * @return 0 or a negative errno
     */
    static int request(int type, int flags, ByteBuffer message, String what) {
        return asked(type, REQUEST | flags, message, what, socket -> {
            try (Memory room = new Memory(ROOM)) {
                ReturnCode.checkErrno((int) Libc.read(socket.number(), room, ROOM), what);
                return room.getInt(HEADER);
            }
        });
    }

    /** What is done with the answer. */
    private interface Answer<T> {
        T from(Fd socket);
    }

    private static <T> T asked(int type, int flags, ByteBuffer message, String what, Answer<T> answer) {
        int descriptor = ReturnCode.checkErrno(Libc.socket(AF_NETLINK, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, 0), what);
        int bytes = HEADER + message.remaining();
        try (Fd socket = new Fd("a netlink socket", descriptor); Memory sent = new Memory(bytes)) {
            sent.clear();
            sent.setInt(0, bytes);
            sent.setShort(TYPE, (short) type);
            sent.setShort(FLAGS, (short) flags);
            byte[] body = new byte[message.remaining()];
            message.duplicate().get(body);
            sent.write(HEADER, body, 0, body.length);
            ReturnCode.checkErrno((int) Libc.write(socket.number(), sent, bytes), what);
            return answer.from(socket);
        }
    }

    private static Optional<List<ByteBuffer>> answers(Fd socket, int get, String what) {
        List<ByteBuffer> found = new ArrayList<>();
        try (Memory room = new Memory(ROOM)) {
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
                        found.add(slice(messages, at + HEADER, at + bytes));
                    }
                }
            }
        }
    }

    /** An attribute; each number leads into the one before. */
    static Optional<ByteBuffer> attribute(ByteBuffer among, int from, int... numbers) {
        Optional<ByteBuffer> found = Optional.of(slice(among, from, among.limit()));
        for (int number : numbers) {
            found = found.flatMap(nested -> attribute(nested, number));
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

    /** Writes an attribute behind what is there. */
    static void put(ByteBuffer message, int number, byte[] value) {
        message.putShort((short) (4 + value.length)).putShort((short) number).put(value);
        message.position(aligned(message.position()));
    }

    private static ByteBuffer slice(ByteBuffer buffer, int from, int to) {
        return buffer.slice(from, to - from).order(ByteOrder.nativeOrder());
    }

    private static int aligned(int bytes) {
        return bytes + 3 & ~3;
    }
}
