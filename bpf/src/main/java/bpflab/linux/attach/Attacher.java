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
import bpflab.kernel.Link;

/** Attaches a program, hook by hook. What is wrong with the pair is found before the kernel is asked. */
record Attacher(AttachRequest request) implements Hook.Cases<Link> {
    Link attach(Hook hook) {
        new Fit(request, hook).check();
        return hook.match(this);
    }

    @Override
    public Link xdp(Xdp hook) {
        return new XdpAttach(request, hook).attach();
    }

    @Override
    public Link tc(Tc hook) {
        return new TcAttach(request, hook).attach();
    }

    @Override
    public Link netkit(Netkit hook) {
        return new NetkitAttach(request, hook).attach();
    }

    @Override
    public Link socketFilter(SocketFilter hook) {
        return new SocketAttach(request, hook).attach();
    }

    @Override
    public Link reuseport(Reuseport hook) {
        return new ReuseportAttach(request, hook).attach();
    }

    @Override
    public Link networkStack(NetworkStack hook) {
        return new NetworkStackAttach(request, hook).attach();
    }

    @Override
    public Link sockMap(SockMap hook) {
        return new SockMapAttach(request, hook).attach();
    }

    @Override
    public Link netfilter(Netfilter hook) {
        return new NetfilterAttach(request, hook).attach();
    }

    @Override
    public Link lwt(Lwt hook) {
        return new LwtAttach(request, hook).attach();
    }

    @Override
    public Link tracepoint(Tracepoint hook) {
        return new TracepointAttach(request, hook).attach();
    }

    @Override
    public Link rawTracepoint(RawTracepoint hook) {
        return new RawTracepointAttach(request, hook).attach();
    }

    @Override
    public Link traced(Traced hook) {
        return new TracedAttach(request, hook).attach();
    }

    @Override
    public Link kprobe(Kprobe hook) {
        return new KprobeAttach(request, hook).attach();
    }

    @Override
    public Link kprobeMulti(KprobeMulti hook) {
        return new KprobeMultiAttach(request, hook).attach();
    }

    @Override
    public Link uprobe(Uprobe hook) {
        return new UprobeAttach(request, hook).attach();
    }

    @Override
    public Link uprobeMulti(UprobeMulti hook) {
        return new UprobeMultiAttach(request, hook).attach();
    }

    @Override
    public Link usdt(Usdt hook) {
        return new UsdtAttach(request, hook).attach();
    }

    @Override
    public Link perfEvent(PerfEvent hook) {
        return new PerfEventAttach(request, hook).attach();
    }

    @Override
    public Link cgroup(Cgroup hook) {
        return new CgroupAttach(request, hook).attach();
    }

    @Override
    public Link iterator(Iterator hook) {
        return new IteratorAttach(request, hook).attach();
    }

    @Override
    public Link structOps(StructOps hook) {
        return new StructOpsAttach(request, hook).attach();
    }
}
