package bpflab.linux.handle;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;

/** Options of the level SOL_SOCKET, include/uapi/asm-generic/socket.h. */
public enum SocketOption {
    DETACH_FILTER(27),
    ACCEPTCONN(30),
    PROTOCOL(38),
    DOMAIN(39),
    ATTACH_BPF(50),
    ATTACH_REUSEPORT_EBPF(52),
    COOKIE(57),
    DETACH_REUSEPORT_BPF(68);

    private final int number;

    SocketOption(int number) {
        this.number = number;
    }

    /**
     * Sets it.
     *
     * @throws bpflab.trouble.TroubleException the kernel refuses
     */
    public void set(Fd socket, int value, String what) {
        try (Memory memory = new Memory(Integer.BYTES)) {
            memory.setInt(0, value);
            ReturnCode.checkErrno(
                    Libc.setsockopt(socket.number(), Libc.SOL_SOCKET, number, memory, Integer.BYTES), what);
        }
    }

    /** Its value; 0 where it has none. */
    long get(Fd socket) {
        try (Memory value = new Memory(Long.BYTES); Memory bytes = new Memory(Integer.BYTES)) {
            value.clear();
            bytes.setInt(0, this == COOKIE ? Long.BYTES : Integer.BYTES);
            return Libc.getsockopt(socket.number(), Libc.SOL_SOCKET, number, value, bytes) < 0 ? 0 : value.getLong(0);
        }
    }
}
