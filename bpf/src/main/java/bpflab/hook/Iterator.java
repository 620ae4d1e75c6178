package bpflab.hook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A walk over the kernel's objects of a kind, which the program is called for one by one; what it writes is read as
 * text.
 *
 * @param objects {@code task}, {@code bpf_map}: as its section says
 * @param within what the walk is held to: a map's name, a cgroup's folder, a process; empty for all that there are
 */
public record Iterator(String objects, Optional<String> within) implements Hook {
    private static final Map<String, Part> PARTS = Map.of(
            "bpf_map_elem", Part.MAP, "bpf_sk_storage_map", Part.MAP, "sockmap", Part.MAP, "cgroup", Part.CGROUP,
            "task", Part.PROCESS, "task_file", Part.PROCESS, "task_vma", Part.PROCESS);

    /** What a walk over such objects can be held to: the members of {@code union bpf_iter_link_info}. */
    public enum Part {
        /** It goes over all. */
        NONE(""),
        /** Over what one map has: it has to be said which. */
        MAP("MAP"),
        /** Over one cgroup and those below it. */
        CGROUP("CGROUP"),
        /** Over the threads, files or mappings of one process. */
        PROCESS("PID");

        private final String form;

        Part(String form) {
            this.form = form;
        }

        /** How it is written: {@code PID}; empty for none. */
        public String form() {
            return form;
        }
    }

    /** What a walk over objects of that name can be held to. */
    public static Part part(String objects) {
        return PARTS.getOrDefault(objects, Part.NONE);
    }

    /** Whether a word is what a walk over such objects is held to, and not the objects themselves. */
    static boolean isWithin(String objects, String word) {
        return switch (part(objects)) {
            case MAP -> !word.equals(objects) && !kinds().contains(word);
            case CGROUP -> word.startsWith("/");
            case PROCESS -> word.matches("\\d{1,9}");
            case NONE -> false;
        };
    }

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
        if (words.length == 2 && (part(words[0]) == Part.NONE
                || part(words[0]) == Part.PROCESS && !words[1].matches("\\d{1,9}"))) {
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
        return objects + within.map(name -> " " + name).orElse("");
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.iterator(this);
    }
}
