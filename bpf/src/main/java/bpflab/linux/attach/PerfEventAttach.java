package bpflab.linux.attach;

import bpflab.hook.PerfEvent;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.linux.handle.Cpus;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a program on a count of each processor: an event and a link for each. */
record PerfEventAttach(AttachRequest request, PerfEvent hook) {
    private static final Path MOST_FREQUENT = Path.of("/proc/sys/kernel/perf_event_max_sample_rate");

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
        long most = hook.event().isClock() ? mostFrequent() : Long.MAX_VALUE;
        return switch (Errno.of(code)) {
            case EINVAL -> hook.frequency() <= most ? uncounted() : Trouble.usage(request.what(hook),
                    "this kernel asks a clock " + most + " times a second at most (kernel.perf_event_max_sample_rate)",
                    line() + hook.target().replaceFirst("@.*", "") + "@" + most);
            case ENOENT, EOPNOTSUPP, ENODEV -> uncounted();
            default -> request.trouble(hook, code);
        };
    }

    private Trouble uncounted() {
        return Trouble.machine(request.what(hook),
                "this machine does not count " + hook.target() + "; virtual machines rarely have counters",
                line() + "cpu-clock");
    }

    private String line() {
        return ":attach " + request.program().name() + " perf-event ";
    }

    private static long mostFrequent() {
        try {
            return Long.parseLong(Files.readString(MOST_FREQUENT).strip());
        } catch (IOException | NumberFormatException unread) {
            return Long.MAX_VALUE;
        }
    }
}
