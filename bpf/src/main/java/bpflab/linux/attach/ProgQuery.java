package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;

/** BPF_PROG_QUERY: the programs at a place, in the order in which they run; {@code query} in {@code union bpf_attr}. */
final class ProgQuery {
    private static final int COMMAND = 16;
    private static final int BYTES = 64;
    private static final int TYPE = 4;
    private static final int IDS = 16;
    private static final int COUNT = 24;

    /** As many as the kernel keeps at one place: {@code BPF_MPROG_MAX}, {@code BPF_CGROUP_MAX_PROGS}. */
    private static final int MOST = 64;

    private ProgQuery() {}

    /**
     * Their ids; none where the place is gone, or the kernel keeps no order there.
     *
     * @param target an interface's number or a descriptor
     */
    static List<Integer> at(int target, AttachType type) {
        try (Memory attr = new Memory(BYTES); Memory ids = new Memory(4L * MOST)) {
            attr.clear();
            attr.setInt(0, target);
            attr.setInt(TYPE, type.number());
            attr.setPointer(IDS, ids);
            attr.setInt(COUNT, MOST);
            List<Integer> found = new ArrayList<>();
            int count = SystemCall.bpf(COMMAND, attr) < 0 ? 0 : Math.min(MOST, attr.getInt(COUNT));
            for (int i = 0; i < count; i++) {
                found.add(ids.getInt(4L * i));
            }
            return found;
        }
    }
}
