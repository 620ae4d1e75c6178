package bpflab.linux.attach;

import bpflab.hook.Traced;
import bpflab.kernel.Link;
import bpflab.libbpf.Libbpf;

/** Switches on a program where it was loaded for: BPF_RAW_TRACEPOINT_OPEN without a name, kernel/bpf/syscall.c. */
record TracedAttach(AttachRequest request, Traced hook) {
    Link attach() {
        int code = Libbpf.bpf_raw_tracepoint_open(null, request.program().fd().number());
        if (code < 0) {
            throw request.trouble(hook, code).toException();
        }
        return request.link(code, hook, "BPF_RAW_TRACEPOINT_OPEN " + request.program().name());
    }
}
