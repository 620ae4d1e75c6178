package bpflab.linux.attach;

import bpflab.libbpf.Errno;
import bpflab.libbpf.InterfaceNames;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The queueing discipline clsact of an interface, which has room for filters and queues nothing: tc-clsact(8). */
public record Clsact(int ifindex) {
    /** {@code struct bpf_tc_hook} and {@code enum bpf_tc_attach_point} of libbpf.h. */
    static final int INGRESS = 1;
    static final int EGRESS = 2;
    private static final int HOOK_BYTES = 24;
    private static final int IFINDEX = 8;
    private static final int POINT = 12;

    /** {@code TCA_KIND} of uapi/linux/rtnetlink.h: a name. */
    private static final int KIND = 1;

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

    /** Those of this thread's network namespace. */
    static List<Clsact> all() {
        return TcDump.QDISCS.of(0, 0).orElse(List.of()).stream()
                .filter(qdisc -> qdisc.attribute(KIND).filter(Clsact::named).isPresent())
                .map(qdisc -> new Clsact(qdisc.ifindex()))
                .toList();
    }

    private static boolean named(ByteBuffer kind) {
        return StandardCharsets.UTF_8.decode(kind).toString().equals("clsact\0");
    }

    /** The interfaces of this thread's network namespace that have one without a filter. */
    public static List<String> unused() {
        return all().stream().filter(Clsact::isEmpty)
                .flatMap(clsact -> InterfaceNames.name(clsact.ifindex).stream()).sorted().toList();
    }

    /**
     * Takes away that of an interface.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or a filter is on it
     */
    public static void removeUnused(String device) {
        if (!unused().contains(device)) {
            throw Trouble.failed("cannot take clsact off " + device, "it is gone, or a filter is on it by now",
                    ":leftovers   # lists what is there").toException();
        }
        InterfaceNames.index(device).ifPresent(ifindex -> new Clsact(ifindex).remove());
    }

    /** Whether no filter is on it, of whomever and of whatever kind; no when the kernel does not tell. */
    boolean isEmpty() {
        return TcFilters.none(ifindex, TcFilters.INGRESS) && TcFilters.none(ifindex, TcFilters.EGRESS);
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
