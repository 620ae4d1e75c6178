package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Feature;
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
        return tcx ? tcx(ifindex) : TcFilter.on(request, with(Mode.CLSACT), ifindex);
    }

    /** Behind those that are there: kernel/bpf/tcx.c. */
    private Link tcx(int ifindex) {
        AttachType type = hook.point().equals("ingress") ? AttachType.TCX_INGRESS : AttachType.TCX_EGRESS;
        try (LinkCreate create = LinkCreate.of(request.program().fd(), ifindex, type)) {
            return request.create(create, with(Mode.TCX));
        }
    }

    private Tc with(Mode mode) {
        return new Tc(hook.point(), hook.device(), mode);
    }
}
