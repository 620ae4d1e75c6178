package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Netkit;
import bpflab.hook.Tc;
import bpflab.kernel.LinkInfo;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import java.util.Comparator;
import java.util.List;

/** Which of several programs at a place a link's program is, in the order in which they run. */
record Position(LinkInfo link, Hook hook) {
    /** {@code 2 of 3}; empty where it is alone, or the kernel keeps no order. */
    String words() {
        List<Integer> order = programs();
        return words(order.indexOf(link.programId()), order.size());
    }

    /** @param place from 0; negative for none */
    static String words(int place, int among) {
        return among < 2 || place < 0 ? "" : place + 1 + " of " + among;
    }

    private List<Integer> programs() {
        if (hook instanceof Tc tc) {
            return onDevice(tc.device(), tc.point().equals("ingress") ? AttachType.TCX_INGRESS : AttachType.TCX_EGRESS);
        }
        if (hook instanceof Netkit netkit) {
            return onDevice(netkit.device(), netkit.point().equals("primary")
                    ? AttachType.NETKIT_PRIMARY : AttachType.NETKIT_PEER);
        }
        return hook instanceof Cgroup group ? inGroup(group) : alike();
    }

    private static List<Integer> onDevice(String device, AttachType type) {
        int ifindex = Libc.if_nametoindex(device);
        return ifindex == 0 ? List.of() : ProgQuery.at(ifindex, type);
    }

    private static List<Integer> inGroup(Cgroup group) {
        int fd = Libc.open(group.path(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            return List.of();
        }
        try (Fd folder = new Fd(group.path(), fd)) {
            return ProgQuery.at(folder.number(), group.attachType());
        }
    }

    /** Events run their programs in the order in which these came; the packet filter by priority, one each. */
    private List<Integer> alike() {
        boolean ordered = switch (hook.kind()) {
            case TRACEPOINT, RAW_TRACEPOINT, KPROBE, KRETPROBE, UPROBE, URETPROBE -> true;
            default -> hook.kind() == HookKind.SK_LOOKUP;
        };
        return !ordered || link.target().isEmpty() ? List.of() : LinkInfoReader.all().stream()
                .filter(other -> other.kind().equals(link.kind()) && other.target().equals(link.target()))
                .sorted(Comparator.comparingInt(LinkInfo::id))
                .map(LinkInfo::programId)
                .toList();
    }
}
