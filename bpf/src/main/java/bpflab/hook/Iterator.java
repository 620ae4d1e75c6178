package bpflab.hook;

import java.util.List;
import java.util.Optional;

/**
 * A walk over the kernel's objects of a kind, which the program is called for one by one; what it writes is read as
 * text.
 *
 * @param objects {@code task}, {@code bpf_map}: as its section says
 * @param map the map that is walked, for {@code bpf_map_elem}; else empty
 */
public record Iterator(String objects, Optional<String> map) implements Hook {
    /** What the kernel walks over: the {@code bpf_iter_reg} of its targets, as of Linux 6.18. */
    public static List<String> kinds() {
        return List.of("bpf_link", "bpf_map", "bpf_map_elem", "bpf_prog", "bpf_sk_storage_map", "cgroup", "dmabuf",
                "ipv6_route", "kmem_cache", "ksym", "netlink", "sockmap", "task", "task_file", "task_vma", "tcp", "udp",
                "unix");
    }

    static Iterator read(Place place) {
        String[] words = place.oneWay().text().split(" +");
        if (words.length > 2 || words[0].isEmpty()) {
            throw place.wrong();
        }
        return new Iterator(words[0], words.length < 2 ? Optional.empty() : Optional.of(words[1]));
    }

    @Override
    public HookKind kind() {
        return HookKind.ITERATOR;
    }

    @Override
    public String target() {
        return objects + map.map(name -> " " + name).orElse("");
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.iterator(this);
    }
}
