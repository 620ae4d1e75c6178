package bpflab.linux.attach;

import bpflab.hook.Cgroup;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.OpenFile;
import bpflab.trouble.Trouble;

/** Puts a program on what the processes of a control group do: {@code cgroup_bpf_link_attach}, Linux 5.7. */
record CgroupAttach(AttachRequest request, Cgroup hook) {
    Link attach() {
        String what = request.what(hook);
        try (Fd group = OpenFile.read(hook.path(), what);
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

    private Trouble trouble(int code, String what) {
        return switch (Errno.of(code)) {
            case EBADF -> Trouble.failed(what, hook.path() + " is no folder of a cgroup2 file system",
                    "!mount -t cgroup2   # shows where there is one");
            case ENOENT, ENODEV -> Trouble.failed(what, "the cgroup was removed", "!ls /sys/fs/cgroup");
            case EINVAL -> request.order().isAny() ? request.trouble(hook, code)
                    : Trouble.machine(request.order().wanted(request.program().name(), hook),
                            "that is chosen at a cgroup since Linux 6.17; before, a new program runs last",
                            ":attach " + request.program().name() + " " + hook.kind().word() + " " + hook.target()
                                    + "   # runs last");
            case EPERM -> Trouble.failed(what, "a program in a group above it does not share this point",
                    "bpftool cgroup tree shows who is where");
            default -> request.trouble(hook, code);
        };
    }
}
