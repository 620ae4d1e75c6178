package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Tracepoint;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.machine.Machine;
import bpflab.trace.TraceEvents;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Map;

/**
 * Puts a program on a tracepoint as libbpf's {@code bpf_program__attach_tracepoint_opts} does: a perf event for the
 * tracepoint, and a bpf_link (Linux 5.15) of the program to that event, which keeps the event.
 */
final class TracepointAttach {
    /** {@code PERF_TYPE_TRACEPOINT} and the first size of {@code struct perf_event_attr}: linux/perf_event.h. */
    private static final int PERF_TYPE_TRACEPOINT = 2;
    private static final int ATTR_BYTES = 64;
    private static final int ATTR_SIZE = 4;
    private static final int ATTR_CONFIG = 8;
    private static final long PERF_FLAG_FD_CLOEXEC = 8;
    private static final long ALL_PROCESSES = -1;
    private static final long NO_GROUP = -1;

    /** {@code __NR_perf_event_open}: of x86-64 its own, of later architectures that of asm-generic/unistd.h. */
    private static final Map<String, Long> PERF_EVENT_OPEN = Map.of("x86_64", 298L);
    private static final long PERF_EVENT_OPEN_GENERIC = 241;

    private final AttachRequest request;
    private final Tracepoint hook;
    private final String what;

    TracepointAttach(AttachRequest request, Tracepoint hook) {
        this.request = request;
        this.hook = hook;
        this.what = request.what(hook);
    }

    Link attach() {
        int event = TraceEvents.id(hook.group(), hook.event(), what);
        try (Fd perf = new Fd("the event " + hook.target(), open(event))) {
            int code = Libbpf.bpf_link_create(
                    request.program().fd().number(), perf.number(), AttachType.PERF_EVENT.number(), null);
            if (code < 0) {
                throw trouble(code).toException();
            }
            request.calls().add("perf_event_open tracepoint " + hook.target() + " (" + event + ") -> fd "
                    + perf.number());
            return request.link(code, hook, "BPF_LINK_CREATE perf_event " + request.program().name() + " on fd "
                    + perf.number());
        }
    }

    private int open(int event) {
        try (Memory attr = new Memory(ATTR_BYTES)) {
            attr.clear();
            attr.setInt(0, PERF_TYPE_TRACEPOINT);
            attr.setInt(ATTR_SIZE, ATTR_BYTES);
            attr.setLong(ATTR_CONFIG, event);
            long number = PERF_EVENT_OPEN.getOrDefault(Machine.architecture(), PERF_EVENT_OPEN_GENERIC);
            long fd = Libc.syscall(number, attr, ALL_PROCESSES, 0, NO_GROUP, PERF_FLAG_FD_CLOEXEC);
            return ReturnCode.checkErrno((int) fd, what);
        }
    }

    private Trouble trouble(int code) {
        return switch (Errno.of(code)) {
            case EINVAL -> Trouble.machine(
                    what,
                    "links of tracepoints came with Linux 5.15, this is " + Machine.here().release().orElse("older"),
                    "bpflab vm: a newer kernel, in a virtual machine");
            case EACCES -> Trouble.failed(
                    what, "the program reads beyond the fields of " + hook.target(),
                    "its format is in /sys/kernel/tracing/events/" + hook.target() + "/format");
            case EEXIST -> Trouble.failed(what, "it is attached there already", ":links shows where");
            default -> ReturnCode.trouble(code, what);
        };
    }
}
