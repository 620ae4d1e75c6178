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
import java.util.stream.IntStream;

/** Which of several programs at a place a link's program is, in the order in which they run. */
record Position(LinkInfo link, Hook hook) {
    /** {@code 2 of 3}; empty where it is alone, or the kernel keeps no order. */
    String words() {
        List<Integer> order = programs();
        return words(place(order), order.size());
    }

    /** A program that was attached there twice runs twice: its links stand in the order in which they were made. */
    private int place(List<Integer> order) {
        int[] places = IntStream.range(0, order.size()).filter(i -> order.get(i) == link.programId()).toArray();
        if (places.length < 2) {
            return places.length == 0 ? -1 : places[0];
        }
        long before = LinkInfoReader.all().stream()
                .filter(other -> other.programId() == link.programId() && other.kind().equals(link.kind())
                        && other.target().equals(link.target()) && other.id() < link.id())
                .count();
        return places[(int) Math.min(before, places.length - 1)];
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
        return hook instanceof Cgroup group ? at(group.path(), group.attachType())
                : hook.kind() == HookKind.SK_LOOKUP ? at(hook.target(), AttachType.SK_LOOKUP) : alike();
    }

    private static List<Integer> onDevice(String device, AttachType type) {
        int ifindex = Libc.if_nametoindex(device);
        return ifindex == 0 ? List.of() : ProgQuery.at(ifindex, type);
    }

    /** At a cgroup or a namespace, which is named by a file. */
    private static List<Integer> at(String path, AttachType type) {
        int fd = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            return List.of();
        }
        try (Fd file = new Fd(path, fd)) {
            return ProgQuery.at(file.number(), type);
        }
    }

    /** Events run their programs in the order in which these came; the packet filter by priority, one each. */
    private List<Integer> alike() {
        boolean ordered = switch (hook.kind()) {
            case TRACEPOINT, RAW_TRACEPOINT, KPROBE, KRETPROBE, UPROBE, URETPROBE -> true;
            default -> false;
        };
        return !ordered || link.target().isEmpty() ? List.of() : LinkInfoReader.all().stream()
                .filter(other -> other.kind().equals(link.kind()) && other.target().equals(link.target()))
                .sorted(Comparator.comparingInt(LinkInfo::id))
                .map(LinkInfo::programId)
                .toList();
    }
}
