package bpflab.linux.attach;

import bpflab.hook.Tc;
import bpflab.kernel.Program;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.HeldProgram;
import com.sun.jna.Memory;

/**
 * A filter of the queueing discipline clsact, in direct-action mode, made by libbpf's {@code bpf_tc_attach}. No
 * descriptor holds it: the kernel keeps it until it is taken away.
 */
final class TcFilter extends Unlinked {
    /** {@code struct bpf_tc_hook}, {@code struct bpf_tc_opts} and {@code enum bpf_tc_attach_point} of libbpf.h. */
    private static final int HOOK_BYTES = 24;
    private static final int IFINDEX = 8;
    private static final int POINT = 12;
    private static final int INGRESS = 1;
    private static final int EGRESS = 2;
    private static final int OPTS_BYTES = 32;
    private static final int PROG_FD = 8;
    private static final int FLAGS = 12;
    private static final int PROG_ID = 16;
    private static final int HANDLE = 20;
    private static final int PRIORITY = 24;
    private static final int REPLACE = 1;

    private final Tc tc;
    private final int ifindex;
    private final boolean madeQdisc;
    private int handle;
    private int priority;

    private TcFilter(AttachRequest request, Tc tc, int ifindex, boolean madeQdisc) {
        super(request, tc);
        this.tc = tc;
        this.ifindex = ifindex;
        this.madeQdisc = madeQdisc;
    }

    static TcFilter on(AttachRequest request, Tc tc, int ifindex) {
        TcFilter filter = new TcFilter(request, tc, ifindex, makeQdisc(request, tc, ifindex));
        filter.set(request.program(), 0);
        request.calls().add("RTM_NEWTFILTER (netlink) bpf da " + request.program().name() + " on " + tc.target()
                + ", priority " + filter.priority + " handle " + filter.handle);
        return filter.opened();
    }

    /** @return whether there was none */
    private static boolean makeQdisc(AttachRequest request, Tc tc, int ifindex) {
        try (Memory place = place(ifindex, INGRESS | EGRESS)) {
            int code = Libbpf.bpf_tc_hook_create(place);
            if (code < 0 && Errno.of(code) != Errno.EEXIST) {
                throw ReturnCode.trouble(code, request.what(tc)).toException();
            }
            if (code == 0) {
                request.calls().add("RTM_NEWQDISC (netlink) clsact on " + tc.device());
            }
            return code == 0;
        }
    }

    private void set(HeldProgram program, int flags) {
        try (Memory place = place(ifindex, point()); Memory opts = opts()) {
            opts.setInt(PROG_FD, program.fd().number());
            opts.setInt(FLAGS, flags);
            ReturnCode.check(Libbpf.bpf_tc_attach(place, opts), what("attach " + program.name() + " to"));
            handle = opts.getInt(HANDLE);
            priority = opts.getInt(PRIORITY);
        }
    }

    private static Memory place(int ifindex, int point) {
        Memory place = new Memory(HOOK_BYTES);
        place.clear();
        place.setLong(0, HOOK_BYTES);
        place.setInt(IFINDEX, ifindex);
        place.setInt(POINT, point);
        return place;
    }

    private Memory opts() {
        Memory opts = new Memory(OPTS_BYTES);
        opts.clear();
        opts.setLong(0, OPTS_BYTES);
        opts.setInt(HANDLE, handle);
        opts.setInt(PRIORITY, priority);
        return opts;
    }

    private int point() {
        return tc.point().equals("ingress") ? INGRESS : EGRESS;
    }

    @Override
    int programId() {
        try (Memory place = place(ifindex, point()); Memory opts = opts()) {
            return Libbpf.bpf_tc_query(place, opts) < 0 ? 0 : opts.getInt(PROG_ID);
        }
    }

    @Override
    public void update(Program program) {
        set((HeldProgram) program, REPLACE);
        runs(program);
        calls().add("RTM_NEWTFILTER (netlink) replaces the program on " + tc.target());
    }

    /** The discipline goes, too, when it was made for this and nothing else of this process uses it. */
    @Override
    void detach() {
        try (Memory place = place(ifindex, point()); Memory opts = opts()) {
            Libbpf.bpf_tc_detach(place, opts);
            calls().add("RTM_DELTFILTER (netlink) takes the program off " + tc.target());
        }
        boolean last = links().others(this).stream()
                .noneMatch(other -> other instanceof TcFilter filter && filter.ifindex == ifindex);
        if (madeQdisc && last) {
            try (Memory place = place(ifindex, INGRESS | EGRESS)) {
                Libbpf.bpf_tc_hook_destroy(place);
                calls().add("RTM_DELQDISC (netlink) clsact on " + tc.device());
            }
        }
    }
}
