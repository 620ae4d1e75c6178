package bpflab.linux.attach;

import bpflab.hook.Cgroup;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.OpenFile;
import bpflab.machine.Cgroups;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;

/** Puts a program on what the processes of a control group do: {@code cgroup_bpf_link_attach}, Linux 5.7. */
record CgroupAttach(AttachRequest request, Cgroup hook) {
    Link attach() {
        String what = request.what(hook);
        try (Fd group = OpenFile.read(hook.path(), what, this::inOwn);
                LinkCreate create = LinkCreate.of(request.program().fd(), group.number(), hook.attachType())) {
            String call = "BPF_LINK_CREATE cgroup " + request.program().name() + " on " + hook.path() + ", "
                    + hook.point();
            new Anchor(request, hook).put(create, ProgQuery.at(group.number(), hook.attachType()));
            int code = request.ask(create, call);
            if (code >= 0) {
                return request.link(code, hook, call);
            }
            throw trouble(code, what).toException();
        }
    }

    /** Whether no link there can say where it goes: {@code cgroup_bpf_link_attach} before Linux 6.17. */
    private static boolean old() {
        return Machine.here().kernel().filter(version -> !version.isAtLeast(6, 17)).isPresent();
    }

    /** The line for the group that this bpflab is in. */
    private String inOwn() {
        return Cgroups.own()
                .map(own -> new Cgroup(hook.kind(), hook.point(), own).line(request.program().name())
                        + "   # where this bpflab is\n")
                .orElse("") + "!mount -t cgroup2   # shows where there are such folders";
    }

    private Trouble trouble(int code, String what) {
        return switch (Errno.of(code)) {
            case EBADF -> Trouble.failed(what, hook.path() + " is no folder of a cgroup2 file system",
                    inOwn());
            case ENOENT, ENODEV -> Trouble.failed(what, "the cgroup was removed", inOwn());
            case EINVAL -> request.order().isAny() || !old() ? request.trouble(hook, code)
                    : Trouble.machine(request.order().wanted(request.program().name(), hook),
                            "that is chosen at a cgroup since Linux 6.17; before, a new program runs last",
                            ":attach " + request.program().name() + " " + hook.kind().word() + " " + hook.target()
                                    + "   # runs last");
            case EPERM -> Trouble.failed(what, "a program in a group above it does not share this point",
                    "!bpftool cgroup tree   # shows who is where");
            default -> request.trouble(hook, code);
        };
    }
}
