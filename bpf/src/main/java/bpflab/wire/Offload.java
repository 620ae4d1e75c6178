package bpflab.wire;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/** What an interface may do by itself, as ethtool -K switches it: include/uapi/linux/ethtool.h. */
public enum Offload {
    /** Leaving frames have no checksum yet: the other end is trusted to need none. */
    TX_CHECKSUM(0x17);

    private static final int AF_INET_DGRAM = 2;
    private static final int CLOEXEC = 0x80000;
    private static final long SIOCETHTOOL = 0x8946;
    private static final int NAME_BYTES = 16;

    private final int command;

    Offload(int command) {
        this.command = command;
    }

    /**
     * Switches it at an interface of this thread's network namespace.
     *
     * @return whether the kernel took it: not where the interface cannot do otherwise
     */
    public boolean set(String device, boolean on) {
        int number = Libc.socket(AF_INET_DGRAM, 2 | CLOEXEC, 0);
        try (Fd socket = new Fd("socket", ReturnCode.checkErrno(number, "cannot prepare " + device));
                Memory request = new Memory(40); Memory value = new Memory(8)) {
            byte[] name = device.getBytes(StandardCharsets.UTF_8);
            request.clear();
            request.write(0, name, 0, Math.min(name.length, NAME_BYTES - 1));
            request.setPointer(NAME_BYTES, value);
            value.setInt(0, command);
            value.setInt(4, on ? 1 : 0);
            return Libc.ioctl(socket.number(), SIOCETHTOOL, request) >= 0;
        }
    }
}
