package bpflab.linux.handle;

import bpflab.btf.Btf;
import bpflab.libbpf.Fd;
import com.sun.jna.Memory;
import java.util.Optional;

/** BTF that is in the kernel, read by its id. */
public final class KernelBtf {
    /** {@code struct bpf_btf_info}: the numbers are offsets in bytes. */
    private static final int BYTES = 32;
    private static final int BTF = 0;
    private static final int BTF_SIZE = 8;

    private KernelBtf() {}

    /** The BTF with that id; empty when there is none. */
    public static Optional<Btf> ofId(int id) {
        Optional<Fd> there = Ids.BTF.open(id);
        return there.isPresent() ? Optional.of(read(there.get())) : Optional.empty();
    }

    private static Btf read(Fd fd) {
        try (fd; ObjectInfo size = ObjectInfo.read(fd, BYTES); Memory raw =
                new Memory(Math.max(1, size.u32(BTF_SIZE))); ObjectInfo info = ObjectInfo.empty(BYTES)) {
            info.putPointer(BTF, raw);
            info.putU32(BTF_SIZE, (int) raw.size());
            info.ask(fd);
            return Btf.parse(raw.getByteArray(0, info.u32(BTF_SIZE)));
        }
    }
}
