package bpflab.linux.attach;

import bpflab.kernel.LinkInfo;
import bpflab.kernel.Symbols;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.ObjectInfo;
import java.util.List;

/** What is the same in {@code struct bpf_link_info} of all links: include/uapi/linux/bpf.h, offsets in bytes. */
public final class LinkInfoReader {
    static final int BYTES = 64;
    static final int ID = 4;
    static final int PROGRAM_ID = LinkTarget.PROGRAM_ID;

    private LinkInfoReader() {}

    /** All links in the kernel, by id; one that goes meanwhile is left out. */
    static List<LinkInfo> all() {
        return Ids.LINK.each(LinkInfoReader::read);
    }

    /** What the kernel says of one. */
    static LinkInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            int type = info.u32(0);
            List<LinkTarget> known = LinkTarget.all();
            boolean knows = type >= 0 && type < known.size();
            return new LinkInfo(info.u32(ID), info.u32(PROGRAM_ID), knows ? known.get(type).kind() : "type " + type,
                    knows ? known.get(type).read(fd, info) : "");
        }
    }

    /** The same, with the functions of many kprobes by name. */
    public static LinkInfo read(Fd fd, Symbols symbols) {
        LinkInfo link = read(fd);
        String count = link.target().replace(" functions", "");
        return link.kind().equals(LinkTarget.KPROBE_MULTI.kind()) && count.matches("[1-9]\\d{0,6}")
                ? new LinkInfo(link.id(), link.programId(), link.kind(),
                        new MultiTargets(fd).functions(Integer.parseInt(count), symbols))
                : link;
    }
}
