package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Netfilter;
import bpflab.hook.Netkit;
import bpflab.hook.Ordering;
import bpflab.hook.Tc;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.ObjectInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several programs at a place a link's program is, in the order in which they run.
 *
 * @param links what else is attached here: no link tells in which namespace its priority counts
 */
record Position(Fd fd, Hook hook, OpenLinks links) {
    /** {@code 2 of 3}; empty where it is alone, or the kernel keeps no order. */
    String words() {
        LinkInfo link = LinkInfoReader.read(fd);
        if (hook instanceof Netfilter filter) {
            List<Integer> order = priorities(filter);
            return words(order.indexOf(filter.priority()), order.size());
        }
        Ordering ordering = Ordering.of(hook.kind());
        if (ordering == Ordering.OLDEST_FIRST && hook.kind() != HookKind.SK_LOOKUP
                || ordering == Ordering.NEWEST_FIRST) {
            return atEvent(link, ordering == Ordering.NEWEST_FIRST);
        }
        List<Integer> order = programs(hook, device());
        return words(place(link, order), order.size());
    }

    /** @param place from 0; negative for none */
    static String words(int place, int among) {
        return among < 2 || place < 0 ? "" : place + 1 + " of " + among;
    }

    /** The programs at a place that the kernel is asked for, by their ids; none where it keeps no list. */
    static List<Integer> programs(Hook hook, int ifindex) {
        if (hook instanceof Tc || hook instanceof Netkit) {
            return ifindex == 0 ? List.of() : ProgQuery.at(ifindex, type(hook));
        }
        return hook instanceof Cgroup group ? at(group.path(), group.attachType())
                : hook.kind() == HookKind.SK_LOOKUP ? at(hook.target(), AttachType.SK_LOOKUP) : List.of();
    }

    private static AttachType type(Hook hook) {
        if (hook instanceof Tc tc) {
            return tc.point().equals("ingress") ? AttachType.TCX_INGRESS : AttachType.TCX_EGRESS;
        }
        return ((Netkit) hook).point().equals("primary") ? AttachType.NETKIT_PRIMARY : AttachType.NETKIT_PEER;
    }

    /** Its interface's number, which stays when the name changes; it stands where other links have other things. */
    private int device() {
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            return info.u32(LinkTarget.FIRST);
        }
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

    /** A program that was attached there twice runs twice: its links stand in the order in which they were made. */
    private static int place(LinkInfo link, List<Integer> order) {
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

    /** Those that this process has beside the rules of nftables at the same point: the lowest first. */
    private List<Integer> priorities(Netfilter filter) {
        return links.others(null).stream()
                .filter(Link::attached)
                .filter(other -> other.hook() instanceof Netfilter it && it.at(filter.priority()).equals(filter))
                .map(other -> ((Netfilter) other.hook()).priority())
                .sorted()
                .toList();
    }

    /** Events run their programs in the order in which these came, or the other way round. */
    private String atEvent(LinkInfo link, boolean newestFirst) {
        if (link.target().isEmpty()) {
            return "";
        }
        Event own = Event.of(fd);
        List<Integer> order = new ArrayList<>(Ids.LINK.each(Event::of).stream()
                .filter(own::isWith)
                .map(Event::link)
                .sorted(Comparator.comparingInt(LinkInfo::id))
                .map(LinkInfo::id)
                .toList());
        if (newestFirst) {
            Collections.reverse(order);
        }
        return words(order.indexOf(link.id()), order.size());
    }

    /**
     * A link at an event.
     *
     * @param point {@code enum bpf_perf_event_type}: where in a function it is; 0 for others
     */
    private record Event(LinkInfo link, int point) {
        static Event of(Fd fd) {
            LinkInfo link = LinkInfoReader.read(fd);
            try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
                return new Event(link, link.kind().equals(LinkTarget.PERF_EVENT.kind())
                        ? info.u32(LinkTarget.FIRST) : 0);
            }
        }

        boolean isWith(Event other) {
            return point == other.point && link.kind().equals(other.link.kind())
                    && link.target().equals(other.link.target());
        }
    }
}
