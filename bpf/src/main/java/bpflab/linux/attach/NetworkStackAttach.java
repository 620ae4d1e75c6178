package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.HookKind;
import bpflab.hook.NetworkStack;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.OpenFile;
import bpflab.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a program into a network namespace: kernel/bpf/net_namespace.c, Linux 5.8. */
record NetworkStackAttach(AttachRequest request, NetworkStack hook) {
    Link attach() {
        String what = request.what(hook);
        if (!Files.exists(Path.of(hook.namespace()))) {
            throw Trouble.failed(what, "the place is a network namespace, by the file that stands for it, and there is "
                    + "no " + hook.namespace(), ":attach " + request.program().name() + " " + hook.kind().word()
                    + " /proc/self/ns/net   # that of this bpflab").toException();
        }
        AttachType type = hook.kind() == HookKind.SK_LOOKUP ? AttachType.SK_LOOKUP : AttachType.FLOW_DISSECTOR;
        try (Fd namespace = OpenFile.read(hook.namespace(), what);
                LinkCreate create = LinkCreate.of(request.program().fd(), namespace.number(), type)) {
            String call = "BPF_LINK_CREATE " + hook.kind().word() + " " + request.program().name() + " on "
                    + hook.namespace();
            int code = request.ask(create, call);
            if (code >= 0) {
                return request.link(code, hook, call);
            }
            throw trouble(code, what).toException();
        }
    }

    private Trouble trouble(int code, String what) {
        return switch (Errno.of(code)) {
            case EINVAL -> Trouble.failed(what, hook.namespace() + " is no network namespace",
                    "as /proc/self/ns/net, or /run/netns/NAME");
            case EEXIST, E2BIG -> request.isThere(hook) ? request.already(hook)
                    : Trouble.failed(what, "a " + hook.kind().words() + " program is there already, and there is room "
                    + "for no other", request.replacing(hook) + ":links --all   # shows whose it is");
            default -> request.trouble(hook, code);
        };
    }
}
