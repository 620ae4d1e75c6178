package bpflab.linux.attach;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private static final int TCMSG = 20;
    private static final int PARENT = 12;

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
            return Netlink.attribute(bytes, TCMSG, numbers);
        }
    }

    /**
     * The messages; empty where the kernel does not tell.
     *
     * @throws bpflab.trouble.TroubleException no netlink
     */
    Optional<List<Message>> of(int ifindex, int parent) {
        ByteBuffer question = ByteBuffer.allocate(TCMSG).order(ByteOrder.nativeOrder())
                .putInt(Message.IFINDEX, ifindex).putInt(PARENT, parent);
        return Netlink.dump(get, question, what).map(all -> all.stream().map(Message::new).toList());
    }
}
