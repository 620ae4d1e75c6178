package bpflab.linux.attach;

import bpflab.hook.SockMap;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.NamedMap;

/** Puts a program on the sockets of a map: net/core/sock_map.c; as a link since Linux 6.10. */
record SockMapAttach(AttachRequest request, SockMap hook) {
    Link attach() {
        return NamedMap.open(hook.map(), request.program(), request.what(hook)).into(this::attach);
    }

    /** The map's descriptor is kept only where there is no link, to take the program away by. */
    private Link attach(Fd map) {
        try (LinkCreate create = LinkCreate.of(request.program().fd(), map.number(), hook.attachType())) {
            String call = "BPF_LINK_CREATE " + hook.kind().word() + " " + request.program().name() + " on map "
                    + hook.map();
            int code = request.ask(create, call);
            if (code < 0 && Errno.of(code) == Errno.EINVAL) {
                return SockMapProgram.on(request, hook, map);
            }
            try (map) {
                if (code < 0) {
                    throw request.trouble(hook, code).toException();
                }
                return request.link(code, hook, call);
            }
        }
    }
}
