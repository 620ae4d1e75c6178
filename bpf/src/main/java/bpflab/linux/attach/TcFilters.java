package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** RTM_GETTFILTER of rtnetlink(7): the programs among tc's filters of an interface, the one that runs first first. */
final class TcFilters {
    /** {@code TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS)} and {@code …_EGRESS} of include/uapi/linux/pkt_sched.h. */
    static final int INGRESS = 0xffff_fff2;
    static final int EGRESS = 0xffff_fff3;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int GET = 46;
    private static final int NEW = 44;
    private static final short DUMP = 0x301;
    private static final int HEADER = 16;
    private static final int TCMSG = 20;
    private static final int IFINDEX = 4;
    private static final int HANDLE = 8;
    private static final int PARENT = 12;
    /** The upper half of {@code tcm_info}; the lower one is the protocol. */
    private static final int PRIORITY = 16;
    private static final int DONE = 3;
    private static final int ERROR = 2;

    /** {@code TCA_OPTIONS}, and in there {@code TCA_BPF_ID}. */
    private static final int OPTIONS = 2;
    private static final int ID = 11;
    private static final int ROOM = 1 << 16;

    private TcFilters() {}

    /** A filter that runs a program: what the kernel tells it from others by. */
    record Filter(int program, int priority, int handle) {}

    /** The filters; none where there is no such queueing discipline. */
    static List<Filter> at(int ifindex, int parent) {
        String what = "cannot list the filters of tc";
        int descriptor = ReturnCode.checkErrno(Libc.socket(AF_NETLINK, SOCK_RAW | Libc.O_CLOEXEC, 0), what);
        try (Fd socket = new Fd("a netlink socket", descriptor); Memory room = new Memory(ROOM)) {
            room.clear(HEADER + TCMSG);
            room.setInt(0, HEADER + TCMSG);
            room.setShort(4, (short) GET);
            room.setShort(6, DUMP);
            room.setInt(HEADER + IFINDEX, ifindex);
            room.setInt(HEADER + PARENT, parent);
            ReturnCode.checkErrno((int) Libc.write(socket.number(), room, HEADER + TCMSG), what);
            return answers(socket, room, what);
        }
    }

    private static List<Filter> answers(Fd socket, Memory room, String what) {
        List<Filter> found = new ArrayList<>();
        while (true) {
            int bytes = ReturnCode.checkErrno((int) Libc.read(socket.number(), room, ROOM), what);
            ByteBuffer messages = room.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
            for (int at = 0; at + HEADER <= bytes; at += aligned(messages.getInt(at))) {
                int type = messages.getShort(at + 4);
                if (type == DONE || type == ERROR || messages.getInt(at) < HEADER) {
                    return found;
                }
                if (type == NEW) {
                    int end = at + messages.getInt(at);
                    int options = attribute(messages, at + HEADER + TCMSG, end, OPTIONS);
                    int id = options == 0 ? 0 : attribute(messages, options + 4,
                            options + messages.getShort(options), ID);
                    if (id != 0) {
                        found.add(new Filter(messages.getInt(id + 4),
                                messages.getInt(at + HEADER + PRIORITY) >>> Short.SIZE,
                                messages.getInt(at + HEADER + HANDLE)));
                    }
                }
            }
        }
    }

    /** Where an attribute begins; 0 when there is none of that number. */
    private static int attribute(ByteBuffer messages, int start, int end, int number) {
        int at = start;
        while (at + 4 <= end && messages.getShort(at) >= 4) {
            if ((messages.getShort(at + 2) & 0x3fff) == number) {
                return at;
            }
            at += aligned(messages.getShort(at));
        }
        return 0;
    }

    private static int aligned(int bytes) {
        return bytes + 3 & ~3;
    }
}
