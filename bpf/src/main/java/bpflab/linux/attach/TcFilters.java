package bpflab.linux.attach;

import bpflab.libbpf.Libc;
import java.util.List;

/** The programs among tc's filters of an interface, the one that runs first first. */
final class TcFilters {
    /** {@code TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS)} and {@code …_EGRESS} of include/uapi/linux/pkt_sched.h. */
    static final int INGRESS = 0xffff_fff2;
    static final int EGRESS = 0xffff_fff3;

    /** {@code TCA_OPTIONS}, and in there {@code TCA_BPF_ID}. */
    private static final int OPTIONS = 2;
    private static final int ID = 11;

    private TcFilters() {}

    /** {@code ingress} or {@code egress} as a number. */
    static int parent(String point) {
        return point.equals("ingress") ? INGRESS : EGRESS;
    }

    /** A filter that runs a program: what the kernel tells it from others by. */
    record Filter(int program, int priority, int handle) {}

    /** The filters that run a program; none where there is no such queueing discipline. */
    static List<Filter> at(int ifindex, int parent) {
        return any(ifindex, parent).stream().map(Any::filter).filter(filter -> filter.program() != 0).toList();
    }

    /**
     * A filter of any kind; its program is 0 where it runs none.
     *
     * @param forAll whether it is for packets of all protocols, as ours are
     */
    record Any(Filter filter, boolean forAll) {}

    /** All filters, as they run; what the kernel tells first of each priority is none of them, and has no number. */
    static List<Any> any(int ifindex, int parent) {
        return TcDump.FILTERS.of(ifindex, parent).orElse(List.of()).stream()
                .filter(message -> message.handle() != 0)
                .map(message -> new Any(new Filter(
                        message.attribute(OPTIONS, ID).map(id -> id.getInt(0)).orElse(0),
                        message.info() >>> Short.SIZE, message.handle()),
                        Short.reverseBytes((short) message.info()) == Libc.ETH_P_ALL))
                .toList();
    }

    /** Whether no filter is there, of whomever and of whatever kind; no when the kernel does not tell. */
    static boolean none(int ifindex, int parent) {
        return TcDump.FILTERS.of(ifindex, parent).filter(List::isEmpty).isPresent();
    }
}
