package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Netfilter;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.trouble.Trouble;

/** Puts a program beside the rules of nftables: net/netfilter/nf_bpf_link.c, Linux 6.4. */
record NetfilterAttach(AttachRequest request, Netfilter asked) {
    private static final int FAMILY = LinkCreate.OWN;
    private static final int POINT = LinkCreate.OWN + 4;
    private static final int PRIORITY = LinkCreate.OWN + 8;

    Link attach() {
        Netfilter hook = new NetfilterOrder(request, asked).place();
        try (LinkCreate create = LinkCreate.of(request.program().fd(), 0, AttachType.NETFILTER)
                .u32(FAMILY, hook.family().number())
                .u32(POINT, hook.hook().ordinal())
                .u32(PRIORITY, hook.priority())) {
            String call = "BPF_LINK_CREATE netfilter " + request.program().name() + " on " + hook.target();
            int code = request.ask(create, call);
            if (code >= 0) {
                return request.link(code, hook, call);
            }
            throw trouble(hook, code).toException();
        }
    }

    private Trouble trouble(Netfilter hook, int code) {
        return switch (Errno.of(code)) {
            case EBUSY, EEXIST -> request.isThere(hook) ? request.already(hook) : Trouble.failed(request.what(hook),
                    "another program has priority " + hook.priority() + " there, and each has one of its own",
                    ":attach " + request.program().name() + " netfilter " + hook.at(hook.priority() + 1).target());
            case ERANGE -> Trouble.failed(request.what(hook), "the priority " + hook.priority()
                    + " is kept for the kernel's own", "take another number: 0 is that of a filter");
            default -> request.trouble(hook, code);
        };
    }
}
