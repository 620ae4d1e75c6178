package bpflab.linux;

import bpflab.kernel.LinkInfo;
import bpflab.libbpf.Fd;
import java.util.List;

/** {@code struct bpf_link_info} of include/uapi/linux/bpf.h; the numbers are its fields' offsets in bytes. */
final class LinkInfoReader {
    static final int BYTES = 64;
    static final int ID = 4;
    static final int PROGRAM_ID = 8;
    static final int XDP_IFINDEX = 16;

    /** {@code enum bpf_link_type}, as bpftool spells it. */
    private static final List<String> KINDS =
            List.of("unspec", "raw_tracepoint", "tracing", "cgroup", "iter", "netns", "xdp", "perf_event",
            "kprobe_multi", "struct_ops", "netfilter", "tcx", "uprobe_multi", "netkit", "sockmap");
    private static final int XDP = 6;

    private LinkInfoReader() {}

    static LinkInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            int type = info.u32(0);
            String kind = type >= 0 && type < KINDS.size() ? KINDS.get(type) : "type " + type;
            int program = info.u32(PROGRAM_ID);
            return new LinkInfo(info.u32(ID), program, kind, type == XDP ? target(info.u32(XDP_IFINDEX), program) : "");
        }
    }

    /**
     * The interface's name: empty when it is gone (number 0), and when the number means an interface of another network
     * namespace, which shows in our interface of that number not running the program.
     */
    private static String target(int ifindex, int program) {
        boolean ours = XdpState.of(ifindex).programId() == program;
        return ours ? Interfaces.name(ifindex).orElse("") : "";
    }
}
