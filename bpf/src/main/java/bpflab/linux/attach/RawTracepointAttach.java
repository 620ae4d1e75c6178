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
import java.util.List;

/** Puts a program on a tracepoint's arguments: BPF_RAW_TRACEPOINT_OPEN, whose answer is a bpf_link. */
record RawTracepointAttach(AttachRequest request, RawTracepoint hook) {
    /** A system call as events of the group syscalls are called. */
    private static final String ONE_CALL = "(?:syscalls/)?sys_(enter|exit)_.+";

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

    private String whyNot() {
        return !hook.event().matches(ONE_CALL) ? "" : ": all system calls go by one of their own, " + every();
    }

    private String every() {
        return hook.event().replaceFirst(ONE_CALL, "sys_$1");
    }

    /** The line for what was meant: the event of all calls, or the name behind a group. */
    private String meant() {
        String name = hook.event().matches(ONE_CALL) ? every() : hook.event().replaceFirst(".*/", "");
        List<String> known = TraceEvents.rawNames();
        return name.equals(hook.event()) || !known.contains(name)
                ? Nearest.hint(hook.event(), known, "Tab completes those that it has")
                : ":attach " + program().name() + " raw-tracepoint " + name
                        + (name.equals(every()) ? "   # args[1] tells which call" : "");
    }

    private Trouble trouble(int code) {
        String what = request.what(hook);
        return switch (Errno.of(code)) {
            case ENOENT -> Trouble.failed(what, "this kernel has no raw tracepoint " + hook.event() + whyNot(),
                    meant());
            case EINVAL -> Trouble.failed(
                    what, "the program reads more arguments than " + hook.event() + " has",
                    ":dump elf " + program().name()
                            + "   # shows what is read; TP_PROTO in the kernel's source has the arguments");
            default -> ReturnCode.trouble(code, what);
        };
    }
}
