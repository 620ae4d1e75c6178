package bpflab.linux.attach;

import bpflab.hook.Reuseport;
import bpflab.kernel.Link;
import bpflab.linux.handle.OpenSocket;

/** Has a program choose among the sockets of a group: SO_ATTACH_REUSEPORT_EBPF, net/core/sock_reuseport.c. */
record ReuseportAttach(AttachRequest request, Reuseport hook) {
    Link attach() {
        return ForeignSocket.group(request, hook, OpenSocket.of(hook.place(), request.what(hook)));
    }
}
