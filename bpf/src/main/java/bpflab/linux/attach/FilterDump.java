package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import com.sun.jna.Memory;

/**
 * RTM_GETTFILTER: asks for all filters at a point, since libbpf finds only one whose number is known. Messages are in
 * the machine's byte order: {@code struct nlmsghdr} of uapi/linux/netlink.h, {@code struct tcmsg} of rtnetlink.h.
 */
final class FilterDump {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int HEADER_BYTES = 16;
    private static final int REQUEST_BYTES = HEADER_BYTES + 20;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int IFINDEX = HEADER_BYTES + 4;
    private static final int PARENT = HEADER_BYTES + 12;
    private static final short NLMSG_DONE = 3;
    private static final short RTM_GETTFILTER = 46;
    private static final short REQUEST_DUMP = 0x301;

    /** What the kernel fills at most at a time: {@code netlink_dump}. */
    private static final int ROOM = 32 << 10;

    private FilterDump() {}

    /** Whether the kernel says that there is none: then its first message is that of the end. */
    static boolean isEmpty(int ifindex, int parent) {
        int descriptor = Libc.socket(AF_NETLINK, SOCK_RAW | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) {
            return false;
        }
        try (Fd socket = new Fd("a netlink socket", descriptor);
                Memory request = request(ifindex, parent);
                Memory answer = new Memory(ROOM)) {
            boolean asked = Libc.write(socket.number(), request, REQUEST_BYTES) == REQUEST_BYTES;
            return asked && Libc.read(socket.number(), answer, ROOM) >= HEADER_BYTES
                    && answer.getShort(TYPE) == NLMSG_DONE;
        }
    }

    private static Memory request(int ifindex, int parent) {
        Memory request = new Memory(REQUEST_BYTES);
        request.clear();
        request.setInt(0, REQUEST_BYTES);
        request.setShort(TYPE, RTM_GETTFILTER);
        request.setShort(FLAGS, REQUEST_DUMP);
        request.setInt(IFINDEX, ifindex);
        request.setInt(PARENT, parent);
        return request;
    }
}
