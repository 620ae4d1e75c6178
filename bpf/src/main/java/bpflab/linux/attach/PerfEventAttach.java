package bpflab.linux.attach;

import bpflab.hook.PerfEvent;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.linux.handle.Cpus;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;

/** Puts a program on a count of each processor: an event and a link for each. */
record PerfEventAttach(AttachRequest request, PerfEvent hook) {
    Link attach() {
        List<LinuxLink> links = new ArrayList<>();
        try {
            for (int cpu : Cpus.online()) {
                links.add(on(cpu));
            }
        } catch (RuntimeException notAll) {
            links.forEach(LinuxLink::close);
            throw notAll;
        }
        return new LinkGroup(request.links(), links);
    }

    private LinuxLink on(int cpu) {
        PerfEvent.Event event = hook.event();
        try (PerfAttr attr = new PerfAttr(event.type(), event.number())) {
            PerfAttr often = event.isClock() ? attr.frequency(hook.frequency()) : attr.period(hook.frequency());
            return new PerfLink(request, hook, this::trouble).attach(
                    often, PerfAttr.ANYBODY, cpu, hook.target() + " on cpu " + cpu);
        }
    }

    private Trouble trouble(int code) {
        return switch (Errno.of(code)) {
            case ENOENT, EOPNOTSUPP, EINVAL, ENODEV -> Trouble.machine(request.what(hook),
                    "this machine does not count " + hook.target() + "; virtual machines rarely have counters",
                    ":attach " + request.program().name() + " perf-event cpu-clock");
            default -> request.trouble(hook, code);
        };
    }
}
