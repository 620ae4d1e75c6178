package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.kernel.AttachPoint;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SystemCall;
import bpflab.linux.handle.Ids;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.List;

/** Takes a program off an interface that somebody put there without a link: that very one, or none. */
public final class TakeOff {
    /** {@code XDP_FLAGS_*_MODE} of include/uapi/linux/if_link.h. */
    private static final int XDP_GENERIC = 1 << 1;
    private static final int XDP_NATIVE = 1 << 2;
    private static final int XDP_OFFLOAD = 1 << 3;
    /** {@code struct bpf_xdp_attach_opts}. */
    private static final int XDP_OPTS_BYTES = 16;
    private static final int OLD_PROG_FD = 8;
    /** BPF_PROG_DETACH of {@code union bpf_attr}. */
    private static final int PROG_DETACH = 9;
    private static final int DETACH_BYTES = 32;

    private final AttachPoint point;
    private final int ifindex;
    private final String what;

    private TakeOff(String device, AttachPoint point) {
        this.point = point;
        this.ifindex = Libc.if_nametoindex(device);
        this.what = "cannot take program " + point.programId() + " off " + device;
    }

    /**
     * Takes it off.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or a link holds it there
     */
    public static void of(String device, AttachPoint point) {
        new TakeOff(device, point).run();
    }

    private void run() {
        try (Fd program = Ids.PROGRAM.open(point.programId()).orElseThrow(this::gone)) {
            switch (point.layer()) {
                case XDP_OFFLOAD -> xdp(program, XDP_OFFLOAD);
                case XDP_NATIVE -> xdp(program, XDP_NATIVE);
                case XDP_GENERIC -> xdp(program, XDP_GENERIC);
                case TCX_INGRESS -> detach(program, AttachType.TCX_INGRESS);
                case TCX_EGRESS -> detach(program, AttachType.TCX_EGRESS);
                case TC_INGRESS -> filter("ingress", TcFilters.INGRESS);
                case TC_EGRESS -> filter("egress", TcFilters.EGRESS);
                default -> throw gone();
            }
        }
    }

    private RuntimeException gone() {
        return Trouble.failed(what, "it is gone already", ":leftovers   # lists what is there").toException();
    }

    private void xdp(Fd program, int mode) {
        try (Memory opts = new Memory(XDP_OPTS_BYTES)) {
            opts.clear();
            opts.setLong(0, XDP_OPTS_BYTES);
            opts.setInt(OLD_PROG_FD, program.number());
            done(Libbpf.bpf_xdp_detach(ifindex, mode, opts));
        }
    }

    private void detach(Fd program, AttachType type) {
        try (Memory attr = new Memory(DETACH_BYTES)) {
            attr.clear();
            attr.setInt(0, ifindex);
            attr.setInt(4, program.number());
            attr.setInt(8, type.number());
            done(SystemCall.bpf(PROG_DETACH, attr));
        }
    }

    private void done(int code) {
        if (Errno.of(code) == Errno.EBUSY || Errno.of(code) == Errno.EPERM) {
            throw Trouble.failed(what, "a link holds it there", ":links --all   # shows it and who has it")
                    .toException();
        }
        ReturnCode.check(code, what);
    }

    private void filter(String direction, int parent) {
        List<TcFilters.Filter> filters = TcFilters.at(ifindex, parent);
        TcFilters.Filter filter = filters.stream().filter(each -> each.program() == point.programId()).findFirst()
                .orElseThrow(this::gone);
        new ClsactFilter(ifindex, direction, filter.priority(), filter.handle()).remove(what);
    }
}
