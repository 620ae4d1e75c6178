package bpflab.linux.attach;

import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.Iterator;
import bpflab.hook.Kprobe;
import bpflab.hook.KprobeMulti;
import bpflab.hook.Lwt;
import bpflab.hook.Netfilter;
import bpflab.hook.Netkit;
import bpflab.hook.NetworkStack;
import bpflab.hook.PerfEvent;
import bpflab.hook.RawTracepoint;
import bpflab.hook.Reuseport;
import bpflab.hook.SockMap;
import bpflab.hook.SocketFilter;
import bpflab.hook.StructOps;
import bpflab.hook.Tc;
import bpflab.hook.Traced;
import bpflab.hook.Tracepoint;
import bpflab.hook.Uprobe;
import bpflab.hook.UprobeMulti;
import bpflab.hook.Usdt;
import bpflab.hook.Xdp;
import bpflab.linux.handle.ObjectInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the place of a link is still there, as the link's info tells: the kernel keeps a link whose place went,
 * attached to nothing.
 */
record StillThere(ObjectInfo info) implements Hook.Cases<Boolean> {
    /** The first field of each kind: the interface, the cgroup, the namespace, the map; 0 when that is gone. */
    private static final int PLACE = 16;

    private boolean place() {
        return info.u32(PLACE) != 0;
    }

    @Override
    public Boolean xdp(Xdp hook) {
        return place();
    }

    @Override
    public Boolean tc(Tc hook) {
        return place();
    }

    @Override
    public Boolean netkit(Netkit hook) {
        return place();
    }

    /** Not a link: a socket tells itself. */
    @Override
    public Boolean socketFilter(SocketFilter hook) {
        return true;
    }

    @Override
    public Boolean reuseport(Reuseport hook) {
        return true;
    }

    @Override
    public Boolean networkStack(NetworkStack hook) {
        return place();
    }

    @Override
    public Boolean sockMap(SockMap hook) {
        return place();
    }

    /** The info names no namespace. */
    @Override
    public Boolean netfilter(Netfilter hook) {
        return true;
    }

    /** Not a link: the route tells itself. */
    @Override
    public Boolean lwt(Lwt hook) {
        return true;
    }

    /** An event of a module keeps the module while a program is there. */
    @Override
    public Boolean tracepoint(Tracepoint hook) {
        return true;
    }

    @Override
    public Boolean rawTracepoint(RawTracepoint hook) {
        return true;
    }

    @Override
    public Boolean traced(Traced hook) {
        return true;
    }

    @Override
    public Boolean kprobe(Kprobe hook) {
        return true;
    }

    @Override
    public Boolean kprobeMulti(KprobeMulti hook) {
        return true;
    }

    @Override
    public Boolean uprobe(Uprobe hook) {
        return alive(hook.binary());
    }

    @Override
    public Boolean uprobeMulti(UprobeMulti hook) {
        return alive(hook.binary());
    }

    @Override
    public Boolean usdt(Usdt hook) {
        return alive(hook.binary());
    }

    /** A file stays open while it is probed; a process may end, and runs nothing while nobody has waited for it. */
    private static boolean alive(String binary) {
        if (!binary.matches("\\d{1,10}")) {
            return true;
        }
        try {
            Files.readSymbolicLink(Path.of("/proc", binary, "exe"));
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public Boolean perfEvent(PerfEvent hook) {
        return true;
    }

    /**
     * The cgroup's number has 64 bits; it is its folder's inode. The kernel detaches from one that was removed some
     * time later ({@code cgroup_bpf_release}), so its folder is asked, too.
     */
    @Override
    public Boolean cgroup(Cgroup hook) {
        long id = info.u64(PLACE);
        return id != 0 && id == inode(Path.of(hook.path()));
    }

    static long inode(Path folder) {
        try {
            return (Long) Files.getAttribute(folder, "unix:ino");
        } catch (IOException removed) {
            return 0;
        }
    }

    @Override
    public Boolean iterator(Iterator hook) {
        return true;
    }

    @Override
    public Boolean structOps(StructOps hook) {
        return place();
    }
}
