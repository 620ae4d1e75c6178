package bpflab.linux.attach;

import bpflab.hook.SockMap;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.NamedMap;

/** Puts a program on the sockets of a map: net/core/sock_map.c; as a link since Linux 6.10. */
record SockMapAttach(AttachRequest request, SockMap hook) {
    Link attach() {
        Fd map = NamedMap.open(hook.map(), request.program(), request.what(hook));
        try (LinkCreate create = LinkCreate.of(request.program().fd(), map.number(), hook.attachType())) {
            String call = "BPF_LINK_CREATE " + hook.kind().word() + " " + request.program().name() + " on map "
                    + hook.map();
            int code = request.ask(create, call);
            if (code < 0 && Errno.of(code) == Errno.EINVAL) {
                return map.into(held -> SockMapProgram.on(request, hook, held));
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
