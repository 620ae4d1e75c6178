package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.AttachPoint.Layer;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the kernel which programs are on the way of an interface's packets. */
public final class AttachPoints {
    private static final Map<Layer, AttachType> TCX = new TreeMap<>(Map.of(
            Layer.TCX_INGRESS, AttachType.TCX_INGRESS, Layer.TCX_EGRESS, AttachType.TCX_EGRESS));

    /** {@code struct bpf_prog_query_opts} of libbpf's bpf.h. */
    private static final int OPTS_BYTES = 56;
    private static final int IDS = 16;
    private static final int COUNT = 24;

    /** As many as the kernel keeps at one place: {@code BPF_MPROG_MAX} in include/linux/bpf_mprog.h. */
    private static final int MOST = 64;

    private AttachPoints() {}

    /** Those of an interface; none where there is no such interface. */
    public static List<AttachPoint> of(String device) {
        int ifindex = Libc.if_nametoindex(device);
        List<AttachPoint> found = new ArrayList<>();
        if (ifindex == 0) {
            return found;
        }
        XdpState.all(ifindex).forEach((layer, id) -> found.add(new AttachPoint(layer, 1, id)));
        TCX.forEach((layer, type) -> found.addAll(tcx(ifindex, layer, type)));
        return found;
    }

    /** BPF_PROG_QUERY: none on kernels before 6.6. */
    private static List<AttachPoint> tcx(int ifindex, Layer layer, AttachType type) {
        List<AttachPoint> found = new ArrayList<>();
        try (Memory opts = new Memory(OPTS_BYTES); Memory ids = new Memory(4L * MOST)) {
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setPointer(IDS, ids);
            opts.setInt(COUNT, MOST);
            int code = Libbpf.bpf_prog_query_opts(ifindex, type.number(), opts);
            int count = code < 0 ? 0 : Math.min(MOST, opts.getInt(COUNT));
            for (int i = 0; i < count; i++) {
                found.add(new AttachPoint(layer, i + 1, ids.getInt(4L * i)));
            }
        }
        return found;
    }
}
