package bpflab.linux.attach;

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

    /** A filter that runs a program: what the kernel tells it from others by. */
    record Filter(int program, int priority, int handle) {}

    /** The filters; none where there is no such queueing discipline. */
    static List<Filter> at(int ifindex, int parent) {
        return TcDump.FILTERS.of(ifindex, parent).orElse(List.of()).stream()
                .flatMap(filter -> filter.attribute(OPTIONS, ID).stream().map(id -> new Filter(
                        id.getInt(0), filter.info() >>> Short.SIZE, filter.handle())))
                .toList();
    }

    /** Whether no filter is there, of whomever and of whatever kind; no when the kernel does not tell. */
    static boolean none(int ifindex, int parent) {
        return TcDump.FILTERS.of(ifindex, parent).filter(List::isEmpty).isPresent();
    }
}
