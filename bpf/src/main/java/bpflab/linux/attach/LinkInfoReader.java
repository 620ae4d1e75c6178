package bpflab.linux.attach;

import bpflab.kernel.LinkInfo;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.Interfaces;
import bpflab.linux.handle.ObjectInfo;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code struct bpf_link_info} of include/uapi/linux/bpf.h; the numbers are its fields' offsets in bytes. */
public final class LinkInfoReader {
    static final int BYTES = 64;
    static final int ID = 4;
    static final int PROGRAM_ID = 8;
    static final int XDP_IFINDEX = 16;

    /** {@code enum bpf_link_type}, as bpftool spells it. */
    private static final List<String> KINDS =
            List.of("unspec", "raw_tracepoint", "tracing", "cgroup", "iter", "netns", "xdp", "perf_event",
            "kprobe_multi", "struct_ops", "netfilter", "tcx", "uprobe_multi", "netkit", "sockmap");
    private static final String RAW_TRACEPOINT = KINDS.get(1);
    private static final String XDP = KINDS.get(6);
    private static final String PERF_EVENT = KINDS.get(7);

    private static final int RAW_NAME = 16;
    private static final int PERF_TYPE = 16;
    private static final int PERF_NAME = 24;

    /** {@code BPF_PERF_EVENT_TRACEPOINT}; kernels before 6.6 do not tell, and leave 0. */
    private static final int PERF_TRACEPOINT = 5;
    private static final int NAME_BYTES = 128;

    private LinkInfoReader() {}

    /** All links in the kernel, by id; one that goes meanwhile is left out. */
    static List<LinkInfo> all() {
        return Ids.LINK.each(LinkInfoReader::read);
    }

    /** What the kernel says of one. */
    public static LinkInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            int type = info.u32(0);
            String kind = type >= 0 && type < KINDS.size() ? KINDS.get(type) : "type " + type;
            return new LinkInfo(info.u32(ID), info.u32(PROGRAM_ID), kind, target(fd, kind, info));
        }
    }

    private static String target(Fd fd, String kind, ObjectInfo info) {
        if (kind.equals(XDP)) {
            return device(info.u32(XDP_IFINDEX), info.u32(PROGRAM_ID));
        }
        if (kind.equals(RAW_TRACEPOINT)) {
            return name(fd, RAW_NAME);
        }
        boolean tracepoint = kind.equals(PERF_EVENT) && info.u32(PERF_TYPE) == PERF_TRACEPOINT;
        return tracepoint ? name(fd, PERF_NAME) : "";
    }

    /** A name that the kernel writes where a pointer says; its room stands behind the pointer. */
    private static String name(Fd fd, int pointer) {
        try (ObjectInfo info = ObjectInfo.empty(BYTES); Memory name = new Memory(NAME_BYTES)) {
            name.clear();
            info.putPointer(pointer, name);
            info.putU32(pointer + Long.BYTES, NAME_BYTES);
            info.ask(fd);
            return name.getString(0, StandardCharsets.UTF_8.name());
        }
    }

    /**
     * The interface's name: empty when it is gone (number 0), and when the number means an interface of another network
     * namespace, which shows in our interface of that number not running the program.
     */
    private static String device(int ifindex, int program) {
        boolean ours = XdpState.of(ifindex).programId() == program;
        return ours ? Interfaces.name(ifindex).orElse("") : "";
    }
}
