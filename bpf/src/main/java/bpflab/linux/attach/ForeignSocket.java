package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.OpenSocket;
import bpflab.linux.handle.SocketOption;
import bpflab.trouble.Trouble;
import java.util.Optional;

/** A program on a socket that somebody has open: a filter, or what chooses among the sockets of a group. */
final class ForeignSocket extends Unlinked {
    private final OpenSocket socket;
    private final SocketOption attach;
    private final SocketOption detach;

    private ForeignSocket(
            AttachRequest request, Hook hook, OpenSocket socket, SocketOption attach, SocketOption detach) {
        super(request, hook);
        this.socket = socket;
        this.attach = attach;
        this.detach = detach;
    }

    static ForeignSocket filter(AttachRequest request, Hook hook, OpenSocket socket) {
        return new ForeignSocket(request, hook, socket, SocketOption.ATTACH_BPF, SocketOption.DETACH_FILTER)
                .set(request.program(), request.what(hook)).opened();
    }

    static ForeignSocket group(AttachRequest request, Hook hook, OpenSocket socket) {
        return new ForeignSocket(request, hook, socket, SocketOption.ATTACH_REUSEPORT_EBPF,
                SocketOption.DETACH_REUSEPORT_BPF).set(request.program(), request.what(hook)).opened();
    }

    private ForeignSocket set(HeldProgram program, String what) {
        try (Fd borrowed = socket.borrow().orElseThrow(() -> Trouble.failed(
                what, "the socket was closed", "!ss -lntu").toException())) {
            attach.set(borrowed, program.fd().number(), what);
            calls().add("setsockopt SO_" + attach + " " + program.name() + " on descriptor " + socket.descriptor()
                    + " of process " + socket.process());
            return this;
        }
    }

    @Override
    int programId() {
        return socket.borrow().map(borrowed -> {
            try (borrowed) {
                return program().id();
            }
        }).orElse(0);
    }

    /** A socket of our own goes with us. */
    @Override
    Optional<Remains> remains() {
        return socket.process() == ProcessHandle.current().pid()
                ? Optional.empty()
                : Optional.of(new SocketRemains(socket, detach, program().id()));
    }

    @Override
    public void update(Program program) {
        set((HeldProgram) program, what("replace the program on"));
        runs(program);
    }

    @Override
    void detach() {
        socket.borrow().ifPresent(borrowed -> {
            try (borrowed) {
                detach.set(borrowed, 0, what("detach from"));
                calls().add("setsockopt SO_" + detach);
            }
        });
    }
}
