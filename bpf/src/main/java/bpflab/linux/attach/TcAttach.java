package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Feature;
import bpflab.hook.Order;
import bpflab.hook.Tc;
import bpflab.hook.Tc.Mode;
import bpflab.kernel.Link;
import bpflab.linux.handle.Interfaces;
import bpflab.trouble.Trouble;

/** Puts a program where packets enter or leave an interface's stack: by tcx (Linux 6.6), else by clsact. */
record TcAttach(AttachRequest request, Tc hook) {
    Link attach() {
        int ifindex = Interfaces.index(hook.device(), request.what(hook));
        boolean tcx = hook.mode() != Mode.CLSACT && FeatureProbe.has(Feature.TCX);
        if (hook.mode() == Mode.TCX && !tcx) {
            throw Trouble.machine(request.what(hook), "this kernel has no " + Feature.TCX.lacking(),
                    Feature.TCX.instead()).toException();
        }
        return tcx && !besideFilter(ifindex) ? tcx(ifindex) : TcFilter.on(request, with(Mode.CLSACT), ifindex);
    }

    /** Whether nothing is said of how, and it is to be beside a filter of clsact: those run behind all of tcx. */
    private boolean besideFilter(int ifindex) {
        Order order = request.order();
        return hook.mode() == Mode.ANY && TcFilters.at(ifindex, TcFilters.parent(hook.point())).stream()
                .anyMatch(filter -> order.side() == Order.Side.LAST || order.ids().contains(filter.program()));
    }

    /** Behind those that are there, where nothing else is said: kernel/bpf/tcx.c. */
    private Link tcx(int ifindex) {
        AttachType type = hook.point().equals("ingress") ? AttachType.TCX_INGRESS : AttachType.TCX_EGRESS;
        try (LinkCreate create = LinkCreate.of(request.program().fd(), ifindex, type)) {
            new Anchor(request, hook).put(create, ProgQuery.at(ifindex, type));
            return request.create(create, with(Mode.TCX));
        }
    }

    private Tc with(Mode mode) {
        return new Tc(hook.point(), hook.device(), mode);
    }
}
