package bpflab.linux.attach;

import bpflab.hook.Xdp.Mode;
import bpflab.kernel.AttachPoint.Layer;
import bpflab.libbpf.Libbpf;
import com.sun.jna.Memory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What XDP program an interface has now, as netlink tells it: {@code struct bpf_xdp_query_opts} of libbpf.h.
 *
 * @param programId 0 when there is none
 * @param mode how it is attached; empty when there is none
 */
record XdpState(int programId, Optional<Mode> mode) {
    private static final int OPTS_BYTES = 32;
    private static final int PROG_ID = 8;
    private static final int DRV_PROG_ID = 12;
    private static final int HW_PROG_ID = 16;
    private static final int SKB_PROG_ID = 20;

    /** The state of an interface; nothing when it is gone. */
    static XdpState of(int ifindex) {
        try (Memory opts = new Memory(OPTS_BYTES)) {
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            if (ifindex == 0 || Libbpf.bpf_xdp_query(ifindex, 0, opts) < 0) {
                return new XdpState(0, Optional.empty());
            }
            return first(opts);
        }
    }

    /** The programs of all modes, the one nearest to the wire first; none when the interface is gone. */
    static Map<Layer, Integer> all(int ifindex) {
        Map<Layer, Integer> found = new TreeMap<>();
        try (Memory opts = new Memory(OPTS_BYTES)) {
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            if (Libbpf.bpf_xdp_query(ifindex, 0, opts) == 0) {
                found.put(Layer.XDP_OFFLOAD, opts.getInt(HW_PROG_ID));
                found.put(Layer.XDP_NATIVE, opts.getInt(DRV_PROG_ID));
                found.put(Layer.XDP_GENERIC, opts.getInt(SKB_PROG_ID));
            }
        }
        found.values().removeIf(id -> id == 0);
        return found;
    }

    /** With programs in several modes at once (offloaded and native), the one nearest to the wire. */
    private static XdpState first(Memory opts) {
        int[] offsets = {HW_PROG_ID, DRV_PROG_ID, SKB_PROG_ID};
        Mode[] modes = {Mode.OFFLOAD, Mode.NATIVE, Mode.GENERIC};
        for (int i = 0; i < offsets.length; i++) {
            if (opts.getInt(offsets[i]) != 0) {
                return new XdpState(opts.getInt(offsets[i]), Optional.of(modes[i]));
            }
        }
        return new XdpState(opts.getInt(PROG_ID), Optional.empty());
    }
}
