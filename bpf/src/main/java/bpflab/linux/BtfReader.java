package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.ObjectInfo;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** BTF that is in the kernel, by id. It never changes, so the last few are kept. */
final class BtfReader {
    /** {@code struct bpf_btf_info}: the numbers are offsets in bytes. */
    private static final int BYTES = 32;
    private static final int BTF = 0;
    private static final int BTF_SIZE = 8;

    private static final int KEPT = 16;

    private final Map<Integer, Btf> known = new LinkedHashMap<>(KEPT, 0.75f, true);

    synchronized Btf read(int id) {
        Btf found = known.computeIfAbsent(id, BtfReader::parse);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        return found;
    }

    /**
     * The BTF with that id; empty for 0, which is none, and for who may not open what is in the kernel by its id: a
     * dump without source lines is better than none.
     */
    Optional<Btf> ifAllowed(int id) {
        return id == 0 || !Rights.current().may(Right.OTHERS) ? Optional.empty() : Optional.of(read(id));
    }

    private static Btf parse(int id) {
        Fd fd = Ids.BTF.open(id).orElseThrow(() -> Trouble.failed(
                "cannot open BTF id " + id,
                "there is none with that id",
                ":programs --all   # lists the programs that bring BTF").toException());
        try (fd; ObjectInfo size = ObjectInfo.read(fd, BYTES); Memory raw =
                new Memory(Math.max(1, size.u32(BTF_SIZE))); ObjectInfo info = ObjectInfo.empty(BYTES)) {
            info.putPointer(BTF, raw);
            info.putU32(BTF_SIZE, (int) raw.size());
            info.ask(fd);
            return Btf.parse(raw.getByteArray(0, info.u32(BTF_SIZE)));
        }
    }
}
