package bpflab.linux.attach;

import bpflab.hook.SocketFilter;
import bpflab.kernel.Link;
import bpflab.linux.handle.Interfaces;
import bpflab.linux.handle.OpenSocket;

/** Puts a filter on a socket: on a packet socket of our own for an interface, or on one that somebody has open. */
record SocketAttach(AttachRequest request, SocketFilter hook) {
    Link attach() {
        String place = hook.place();
        return hook.isOpen()
                ? ForeignSocket.filter(request, hook, OpenSocket.of(place, request.what(hook)))
                : PacketSocket.on(request, hook, Interfaces.index(place, request.what(hook)));
    }
}
