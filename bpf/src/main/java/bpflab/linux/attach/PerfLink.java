package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Hook;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import java.util.function.IntFunction;

/**
 * A program on a perf event, as libbpf's {@code bpf_program__attach_perf_event_opts} puts it there: by a bpf_link
 * (Linux 5.15), which keeps the event.
 *
 * @param trouble what an error of either call means here
 */
record PerfLink(AttachRequest request, Hook hook, IntFunction<Trouble> trouble) {
    /** Opens the event and attaches the program; {@code event} is what is noted of it. */
    LinuxLink attach(PerfAttr attr, long process, long cpu, String event) {
        return attach(attr, process, cpu, 0, event);
    }

    /** The same; {@code cookie} is what the program learns by bpf_get_attach_cookie. */
    LinuxLink attach(PerfAttr attr, long process, long cpu, long cookie, String event) {
        int code = attr.open(process, cpu);
        request.calls().add("perf_event_open " + event + " -> " + (code < 0 ? Errno.of(code) : "fd " + code));
        try (Fd perf = new Fd("the event " + hook.target(), opened(code))) {
            try (LinkCreate create = LinkCreate.of(request.program().fd(), perf.number(), AttachType.PERF_EVENT)
                    .u64(LinkCreate.OWN, cookie)) {
                String call = "BPF_LINK_CREATE perf_event " + request.program().name() + " on fd " + perf.number();
                return request.link(linked(request.ask(create, call)), hook, call);
            }
        }
    }

    private int opened(int code) {
        if (code < 0) {
            throw trouble.apply(code).toException();
        }
        return code;
    }

    private int linked(int code) {
        return switch (code < 0 ? Errno.of(code) : Errno.INTERNAL) {
            case EINVAL -> throw Trouble.machine(
                    request.what(hook),
                    "links of perf events came with Linux 5.15, this is " + Machine.here().release().orElse("older"),
                    "bpflab vm   # a newer kernel, in a virtual machine").toException();
            case EEXIST -> throw request.already(hook).toException();
            default -> opened(code);
        };
    }
}
