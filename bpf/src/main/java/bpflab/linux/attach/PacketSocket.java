package bpflab.linux.attach;

import bpflab.hook.SocketFilter;
import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import bpflab.libbpf.InterfaceNames;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.SocketOption;
import com.sun.jna.Memory;
import java.util.Optional;

/**
 * A socket that gets a copy of each packet of an interface, packet(7), and a filter on it, which the kernel asks how
 * much of each the socket wants. Nobody reads it; it goes with its descriptor.
 */
final class PacketSocket extends Unlinked {
    private static final int ADDRESS_BYTES = 20;

    /** {@code ETH_P_ALL} in network byte order. */
    private static final short ALL = 0x0300;

    private final Fd socket;
    private final int ifindex;

    private PacketSocket(AttachRequest request, SocketFilter hook, int ifindex, Fd socket) {
        super(request, hook);
        this.ifindex = ifindex;
        this.socket = socket;
    }

    /** The filter is set before the socket is bound, so that it sees the first packet. */
    static PacketSocket on(AttachRequest request, SocketFilter hook, int ifindex) {
        String what = request.what(hook);
        Fd socket = new Fd("a packet socket", ReturnCode.checkErrno(
                Libc.socket(Libc.AF_PACKET, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, 0), what));
        return socket.into(ours -> {
            SocketOption.ATTACH_BPF.set(ours, request.program().fd().number(), what);
            bind(ours, ifindex, what);
            request.calls().add("socket AF_PACKET, setsockopt SO_ATTACH_BPF " + request.program().name() + ", bind to "
                    + hook.place() + " -> fd " + ours.number());
            return new PacketSocket(request, hook, ifindex, ours).opened();
        });
    }

    private static void bind(Fd socket, int ifindex, String what) {
        try (Memory address = new Memory(ADDRESS_BYTES)) {
            address.clear();
            address.setShort(0, (short) Libc.AF_PACKET);
            address.setShort(2, ALL);
            address.setInt(4, ifindex);
            ReturnCode.checkErrno(Libc.bind(socket.number(), address, ADDRESS_BYTES), what);
        }
    }

    @Override
    int programId() {
        return socket.isOpen() && InterfaceNames.name(ifindex).isPresent() ? program().id() : 0;
    }

    @Override
    public String whereabouts() {
        return attached() ? Moved.words(hook().target(), InterfaceNames.name(ifindex).orElse("")) : "";
    }

    @Override
    Optional<Remains> remains() {
        return Optional.empty();
    }

    @Override
    public void update(Program program) {
        SocketOption.ATTACH_BPF.set(socket, ((HeldProgram) program).fd().number(), what("replace the filter on"));
        runs(program);
        calls().add("setsockopt SO_ATTACH_BPF " + program.name());
    }

    @Override
    void detach() {
        socket.close();
        calls().add("close the packet socket");
    }
}
