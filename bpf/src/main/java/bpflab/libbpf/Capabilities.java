package bpflab.libbpf;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rights of a thread, one bit each: capabilities(7). Linux keeps them thread by thread, which is what lets one
 * thread give some up and the others keep theirs.
 */
record Capabilities(long effective) {
    static final int SYS_ADMIN = 21;
    static final int PERFMON = 38;
    static final int BPF = 39;

    /** {@code _LINUX_CAPABILITY_VERSION_3} in include/uapi/linux/capability.h. */
    private static final int VERSION = 0x2008_0522;
    private static final int SET_BYTES = 12;

    /** Those that the calling thread has now. */
    static Capabilities current() {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .map(line -> new Capabilities(Long.parseUnsignedLong(line.substring(7).strip(), 16)))
                    .findFirst()
                    .orElse(new Capabilities(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int capability) {
        return (effective >>> capability & 1) == 1;
    }

    /** Whether bpf(2) is open to this thread: CAP_BPF since Linux 5.8, CAP_SYS_ADMIN always. */
    boolean mayUseBpf() {
        return has(BPF) || has(SYS_ADMIN);
    }

    /** Gives rights up for the calling thread, for good: {@code capset(2)} on the effective set. */
    static void drop(int... capabilities) {
        try (Memory header = new Memory(8); Memory sets = new Memory(2L * SET_BYTES)) {
            header.setInt(0, VERSION);
            header.setInt(4, 0);
            ReturnCode.checkErrno(Libc.capget(header, sets), "cannot read the rights of this thread");
            for (int capability : capabilities) {
                long word = (long) (capability / 32) * SET_BYTES;
                sets.setInt(word, sets.getInt(word) & ~(1 << capability % 32));
            }
            ReturnCode.checkErrno(Libc.capset(header, sets), "cannot give up rights for the strict load");
        }
    }
}
