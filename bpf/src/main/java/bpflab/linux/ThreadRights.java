package bpflab.linux;

import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.machine.Capability;
import com.sun.jna.Memory;

/** What the calling thread may do, taken away from it: capset(2) is for one thread. */
final class ThreadRights {
    /** {@code _LINUX_CAPABILITY_VERSION_3} in include/uapi/linux/capability.h. */
    private static final int VERSION = 0x2008_0522;
    private static final int SET_BYTES = 12;

    private ThreadRights() {}

    /** Gives capabilities up for the calling thread, for good. */
    static void drop(Capability... given) {
        try (Memory header = new Memory(8); Memory sets = new Memory(2L * SET_BYTES)) {
            header.setInt(0, VERSION);
            header.setInt(4, 0);
            ReturnCode.checkErrno(Libc.capget(header, sets), "cannot read the rights of this thread");
            for (Capability each : given) {
                long word = (long) (each.bit() / 32) * SET_BYTES;
                sets.setInt(word, sets.getInt(word) & ~(1 << each.bit() % 32));
            }
            ReturnCode.checkErrno(Libc.capset(header, sets), "cannot give up rights for the strict load");
        }
    }
}
