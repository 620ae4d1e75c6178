package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Netkit;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.linux.handle.Interfaces;
import bpflab.trouble.Trouble;

/** Puts a program at an end of a netkit pair: drivers/net/netkit.c. */
record NetkitAttach(AttachRequest request, Netkit hook) {
    Link attach() {
        int ifindex = Interfaces.index(hook.device(), request.what(hook));
        AttachType type = hook.point().equals("primary") ? AttachType.NETKIT_PRIMARY : AttachType.NETKIT_PEER;
        try (LinkCreate create = LinkCreate.of(request.program().fd(), ifindex, type)) {
            new Anchor(request, hook).put(create, Position.programs(hook, ifindex));
            String call = "BPF_LINK_CREATE netkit " + request.program().name() + " on " + hook.target();
            int code = request.ask(create, call);
            if (code >= 0) {
                return request.link(code, hook, call);
            }
            throw (Errno.of(code) == Errno.ENXIO || Errno.of(code) == Errno.EACCES
                    ? Trouble.failed(request.what(hook), hook.device() + " is not the primary end of a netkit pair",
                            "!ip -d link show type netkit   # those that are")
                    : request.trouble(hook, code)).toException();
        }
    }
}
