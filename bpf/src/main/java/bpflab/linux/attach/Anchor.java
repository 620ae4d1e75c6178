package bpflab.linux.attach;

import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.hook.Order.Side;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.ObjectInfo;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a link goes among those that are there, as BPF_LINK_CREATE is told: {@code bpf_mprog_attach} of
 * kernel/bpf/mprog.c, and of cgroups {@code get_prog_list} of kernel/bpf/cgroup.c (Linux 6.17).
 */
record Anchor(AttachRequest request, Hook hook) {
    private static final int BEFORE = 1 << 3;
    private static final int AFTER = 1 << 4;
    /** What it is beside is named by its number, and not by a descriptor. */
    private static final int BY_ID = 1 << 5;
    /** What it is beside is a link: all that a link at a cgroup can be beside. */
    private static final int LINK = 1 << 13;
    private static final int RELATIVE = LinkCreate.OWN;

    /** @param there the programs at the place, the one that runs first first */
    void put(LinkCreate create, List<Integer> there) {
        Order order = request.order();
        if (order.isAny()) {
            return;
        }
        int flags = order.isEarlier() ? BEFORE : AFTER;
        if (order.side() == Side.BEFORE || order.side() == Side.AFTER) {
            int program = there.get(order.beside(there, names(there), request.program().name(), hook));
            flags |= hook instanceof Cgroup ? BY_ID | LINK : BY_ID;
            create.u32(RELATIVE, hook instanceof Cgroup group ? link(program, group) : program);
        }
        create.u32(LinkCreate.FLAGS, flags);
    }

    static List<String> names(List<Integer> programs) {
        return programs.stream()
                .map(id -> ProgramInfoReader.ofId(id).map(info -> info.name()).orElse(String.valueOf(id)))
                .toList();
    }

    /**
     * The link by which a program is at a cgroup.
     *
     * @throws bpflab.trouble.TroubleException it is there without
     */
    private int link(int program, Cgroup group) {
        long inode = StillThere.inode(Path.of(group.path()));
        AtGroup wanted = new AtGroup(program, inode, group.attachType().number());
        return Ids.LINK.each(fd -> Map.entry(AtGroup.of(fd), id(fd))).stream()
                .filter(link -> link.getKey().equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Trouble.failed(request.order().wanted(request.program().name(), hook),
                        request.order().other() + " was attached without a link, and a link goes beside links only",
                        "bpftool cgroup show " + group.path() + "   # shows what is there").toException());
    }

    private static int id(Fd link) {
        try (ObjectInfo info = ObjectInfo.read(link, LinkInfoReader.BYTES)) {
            return info.u32(LinkInfoReader.ID);
        }
    }

    /** What tells links at cgroups apart: {@code cgroup} in {@code struct bpf_link_info}. */
    private record AtGroup(int program, long inode, int type) {
        static AtGroup of(Fd link) {
            try (ObjectInfo info = ObjectInfo.read(link, LinkInfoReader.BYTES)) {
                return new AtGroup(info.u32(LinkInfoReader.PROGRAM_ID), info.u64(LinkTarget.FIRST),
                        info.u32(LinkTarget.FIRST + Long.BYTES));
            }
        }
    }
}
