package bpflab.linux.attach;

import bpflab.hook.Tracepoint;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.trace.TraceEvents;
import bpflab.trouble.Trouble;

/** Puts a program on a tracepoint as libbpf's {@code bpf_program__attach_tracepoint_opts} does: by a perf event. */
record TracepointAttach(AttachRequest request, Tracepoint hook) {
    /** {@code PERF_TYPE_TRACEPOINT} of include/uapi/linux/perf_event.h. */
    private static final int PERF_TYPE_TRACEPOINT = 2;

    Link attach() {
        int event = TraceEvents.id(hook.group(), hook.event(), request.what(hook));
        try (PerfAttr attr = new PerfAttr(PERF_TYPE_TRACEPOINT, event)) {
            return new PerfLink(request, hook, this::trouble).attach(
                    attr, PerfAttr.ANYBODY, 0, "tracepoint " + hook.target() + " (" + event + ")");
        }
    }

    private Trouble trouble(int code) {
        return Errno.of(code) != Errno.EACCES ? request.trouble(hook, code) : Trouble.failed(
                request.what(hook), "the program reads beyond the fields of " + hook.target(),
                "its format is in /sys/kernel/tracing/events/" + hook.target() + "/format");
    }
}
