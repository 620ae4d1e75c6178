package bpflab.machine;

import static bpflab.machine.Capability.CAP_BPF;
import static bpflab.machine.Capability.CAP_NET_ADMIN;
import static bpflab.machine.Capability.CAP_PERFMON;
import static bpflab.machine.Capability.CAP_SYS_ADMIN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a process may be allowed to do, each with the sets of capabilities of which one is enough. */
public enum Right {
    /** {@code bpf_capable()} in include/linux/capability.h, asked for by every command of kernel/bpf/syscall.c. */
    BPF("use bpf(2)", List.of(Set.of(CAP_BPF), Set.of(CAP_SYS_ADMIN))),

    /** {@code is_net_admin_prog_type} in kernel/bpf/syscall.c; attaching goes by netlink, which asks for it, too. */
    PACKETS("load and attach programs for packets",
            List.of(Set.of(CAP_BPF, CAP_NET_ADMIN), Set.of(CAP_SYS_ADMIN, CAP_NET_ADMIN))),

    /** {@code is_perfmon_prog_type} in kernel/bpf/syscall.c. */
    TRACING("load and attach tracing programs", List.of(Set.of(CAP_BPF, CAP_PERFMON), Set.of(CAP_SYS_ADMIN))),

    /** Namespaces (kernel/nsproxy.c), and the interfaces in them. */
    NETWORKS("make the lab network", List.of(Set.of(CAP_SYS_ADMIN, CAP_NET_ADMIN))),

    /** {@code bpf_get_fd_by_id} and {@code bpf_obj_get_next_id} in kernel/bpf/syscall.c. */
    OTHERS("look at what others loaded", List.of(Set.of(CAP_SYS_ADMIN)));

    private final String words;
    private final List<Set<Capability>> enough;

    Right(String words, List<Set<Capability>> enough) {
        this.words = words;
        this.enough = enough;
    }

    /** What it is, behind "may": {@code make the lab network}. */
    public String words() {
        return words;
    }

    /** What a process with those capabilities lacks for it, as little as possible; empty when it has the right. */
    Set<Capability> missing(Set<Capability> held) {
        Set<Capability> least = without(enough.get(0), held);
        for (Set<Capability> other : enough.subList(1, enough.size())) {
            Set<Capability> missing = without(other, held);
            least = missing.size() < least.size() ? missing : least;
        }
        return least;
    }

    private static Set<Capability> without(Set<Capability> wanted, Set<Capability> held) {
        Set<Capability> missing = EnumSet.copyOf(wanted);
        missing.removeAll(held);
        return missing;
    }
}
