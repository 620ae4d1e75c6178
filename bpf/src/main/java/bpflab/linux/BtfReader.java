package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.linux.handle.KernelBtf;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** BTF that is in the kernel, by id. It never changes, so the last few are kept. */
final class BtfReader {
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
        return KernelBtf.ofId(id).orElseThrow(() -> Trouble.failed(
                "cannot open BTF id " + id,
                "there is none with that id",
                ":programs --all   # lists the programs that bring BTF").toException());
    }
}
