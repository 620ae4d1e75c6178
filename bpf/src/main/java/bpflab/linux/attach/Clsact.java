package bpflab.linux.attach;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;

/** The queueing discipline clsact of an interface, which has room for filters and queues nothing: tc-clsact(8). */
record Clsact(int ifindex) {
    /** {@code struct bpf_tc_hook} and {@code enum bpf_tc_attach_point} of libbpf.h. */
    static final int INGRESS = 1;
    static final int EGRESS = 2;
    private static final int HOOK_BYTES = 24;
    private static final int IFINDEX = 8;
    private static final int POINT = 12;

    /** {@code TC_H_CLSACT} with {@code TC_H_MIN_INGRESS} and {@code TC_H_MIN_EGRESS}: uapi/linux/pkt_sched.h. */
    private static final int PARENT_INGRESS = 0xfffffff2;
    private static final int PARENT_EGRESS = 0xfffffff3;

    /** @return whether there was none */
    boolean make(String what) {
        try (Memory place = place(ifindex, INGRESS | EGRESS)) {
            int code = Libbpf.bpf_tc_hook_create(place);
            if (code < 0 && Errno.of(code) != Errno.EEXIST) {
                throw ReturnCode.trouble(code, what).toException();
            }
            return code == 0;
        }
    }

    /** Whether no filter is on it, of whomever and of whatever kind; no when the kernel does not tell. */
    boolean isEmpty() {
        return FilterDump.isEmpty(ifindex, PARENT_INGRESS) && FilterDump.isEmpty(ifindex, PARENT_EGRESS);
    }

    /** Takes it away, and all filters that are on it; nothing happens when it is gone. */
    void remove() {
        try (Memory place = place(ifindex, INGRESS | EGRESS)) {
            Libbpf.bpf_tc_hook_destroy(place);
        }
    }

    static Memory place(int ifindex, int point) {
        Memory place = new Memory(HOOK_BYTES);
        place.clear();
        place.setLong(0, HOOK_BYTES);
        place.setInt(IFINDEX, ifindex);
        place.setInt(POINT, point);
        return place;
    }
}
