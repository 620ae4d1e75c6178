package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.AttachPoint.Layer;
import bpflab.libbpf.Libc;
import java.util.ArrayList;
import java.util.List;

/** Asks the kernel which programs are on the way of an interface's packets. */
public final class AttachPoints {
    private AttachPoints() {}

    /** Those of an interface; none where there is no such interface. */
    public static List<AttachPoint> of(String device) {
        int ifindex = Libc.if_nametoindex(device);
        List<AttachPoint> found = new ArrayList<>();
        if (ifindex == 0) {
            return found;
        }
        XdpState.all(ifindex).forEach((layer, id) -> found.add(new AttachPoint(layer, id)));
        add(found, Layer.TCX_INGRESS, ProgQuery.at(ifindex, AttachType.TCX_INGRESS));
        add(found, Layer.TC_INGRESS, programs(TcFilters.at(ifindex, TcFilters.INGRESS)));
        add(found, Layer.TCX_EGRESS, ProgQuery.at(ifindex, AttachType.TCX_EGRESS));
        add(found, Layer.TC_EGRESS, programs(TcFilters.at(ifindex, TcFilters.EGRESS)));
        return found;
    }

    private static List<Integer> programs(List<TcFilters.Filter> filters) {
        return filters.stream().map(TcFilters.Filter::program).toList();
    }

    private static void add(List<AttachPoint> found, Layer layer, List<Integer> ids) {
        ids.forEach(id -> found.add(new AttachPoint(layer, id)));
    }
}
