package bpflab.linux.attach;

import bpflab.hook.RawTracepoint;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.linux.handle.HeldProgram;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trace.TraceEvents;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;

/** Puts a program on a tracepoint's arguments: BPF_RAW_TRACEPOINT_OPEN, whose answer is a bpf_link. */
record RawTracepointAttach(AttachRequest request, RawTracepoint hook) {
    Link attach() {
        int code = Libbpf.bpf_raw_tracepoint_open(hook.event(), program().fd().number());
        if (code < 0) {
            request.calls().add("BPF_RAW_TRACEPOINT_OPEN " + hook.event() + " " + program().name() + " -> "
                    + Errno.of(code));
            throw trouble(code).toException();
        }
        return request.link(code, hook, "BPF_RAW_TRACEPOINT_OPEN " + hook.event() + " " + program().name());
    }

    private HeldProgram program() {
        return request.program();
    }

    private Trouble trouble(int code) {
        String what = request.what(hook);
        return switch (Errno.of(code)) {
            case ENOENT -> Trouble.failed(what, "this kernel has no raw tracepoint " + hook.event(),
                    Nearest.hint(hook.event(), TraceEvents.rawNames(), "Tab completes those that it has"));
            case EINVAL -> Trouble.failed(
                    what, "the program reads more arguments than " + hook.event() + " has",
                    ":dump elf " + program().name()
                            + "   # shows what is read; TP_PROTO in the kernel's source has the arguments");
            default -> ReturnCode.trouble(code, what);
        };
    }
}
