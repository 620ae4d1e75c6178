package bpflab.linux.attach;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.util.List;

/**
 * A filter of clsact that runs a program in direct-action mode, by what the kernel tells filters apart: libbpf's
 * {@code bpf_tc_attach} and its like.
 *
 * @param point {@code ingress} or {@code egress}
 */
record ClsactFilter(int ifindex, String point, int priority, int handle) {
    /** {@code struct bpf_tc_opts} of libbpf.h. */
    private static final int OPTS_BYTES = 32;
    private static final int PROG_FD = 8;
    private static final int FLAGS = 12;
    private static final int PROG_ID = 16;
    private static final int HANDLE = 20;
    private static final int PRIORITY = 24;
    private static final int REPLACE = 1;

    /** Makes one; with priority 0 before those that are there: {@code tcf_auto_prio} of net/sched/cls_api.c. */
    static ClsactFilter make(int ifindex, String point, int priority, Fd program, String what) {
        return new ClsactFilter(ifindex, point, priority, 0).set(program, 0, what);
    }

    /** Has it run another program. */
    void replace(Fd program, String what) {
        set(program, REPLACE, what);
    }

    private ClsactFilter set(Fd program, int flags, String what) {
        try (Memory place = place(); Memory opts = opts()) {
            opts.setInt(PROG_FD, program.number());
            opts.setInt(FLAGS, flags);
            ReturnCode.check(Libbpf.bpf_tc_attach(place, opts), what);
            return new ClsactFilter(ifindex, point, opts.getInt(PRIORITY), opts.getInt(HANDLE));
        }
    }

    /** The program that it runs; 0 when it is gone, or its interface. */
    int programId() {
        try (Memory place = place(); Memory opts = opts()) {
            return Libbpf.bpf_tc_query(place, opts) < 0 ? 0 : opts.getInt(PROG_ID);
        }
    }

    /** All at its point that run a program, the one that runs first first. */
    List<TcFilters.Filter> all() {
        return TcFilters.at(ifindex, TcFilters.parent(point));
    }

    /** Itself, as it is among {@link #all}. */
    TcFilters.Filter as(int program) {
        return new TcFilters.Filter(program, priority, handle);
    }

    /** Takes it away; one that went meanwhile is no trouble. */
    void remove(String what) {
        try (Memory place = place(); Memory opts = opts()) {
            int code = Libbpf.bpf_tc_detach(place, opts);
            if (code < 0 && Errno.of(code) != Errno.ENOENT && Errno.of(code) != Errno.ENODEV) {
                throw ReturnCode.trouble(code, what).toException();
            }
        }
    }

    private Memory place() {
        return Clsact.place(ifindex, point.equals("ingress") ? Clsact.INGRESS : Clsact.EGRESS);
    }

    private Memory opts() {
        Memory opts = new Memory(OPTS_BYTES);
        opts.clear();
        opts.setLong(0, OPTS_BYTES);
        opts.setInt(HANDLE, handle);
        opts.setInt(PRIORITY, priority);
        return opts;
    }
}
