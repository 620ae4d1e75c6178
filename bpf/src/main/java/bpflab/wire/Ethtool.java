package bpflab.wire;

import bpflab.libbpf.Fd;
import bpflab.libbpf.InterfaceNames;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/**
 * What ethtool asks an interface of this thread's network namespace: ioctl(2) with {@code SIOCETHTOOL} and a
 * {@code struct ifreq}, include/uapi/linux/ethtool.h.
 */
final class Ethtool implements AutoCloseable {
    private static final long SIOCETHTOOL = 0x8946;
    private static final int IFREQ_BYTES = 40;

    private final String device;
    private final Fd socket;

    private Ethtool(String device, Fd socket) {
        this.device = device;
        this.socket = socket;
    }

    /**
     * Opens what is asked through.
     *
     * @throws bpflab.trouble.TroubleException no more files can be opened
     */
    static Ethtool at(String device) {
        int number = Libc.socket(Libc.AF_INET, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        return new Ethtool(device, new Fd("socket",
                ReturnCode.checkErrno(number, "cannot ask the driver of " + device)));
    }

    /** Whether the driver took a question, which begins with the command's number; its answer is in it then. */
    boolean ask(Memory question) {
        try (Memory request = new Memory(IFREQ_BYTES)) {
            byte[] name = device.getBytes(StandardCharsets.UTF_8);
            request.clear();
            request.write(0, name, 0, Math.min(name.length, InterfaceNames.BYTES - 1));
            request.setPointer(InterfaceNames.BYTES, question);
            return Libc.ioctl(socket.number(), SIOCETHTOOL, request) >= 0;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
